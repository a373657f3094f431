const FILE = 'offers.json';

/** Accounts and numbers that the server of this page names, as a short list of buttons that fill the fields; nothing where there are none. */
export async function showOffers(find, { account, number }) {
  const offers = await read();
  fill(find('account-offers'), offers.accounts, ({ user }) => user, account);
  fill(find('number-offers'), offers.numbers, ({ number: digits, name }) => `${digits} ${name}`, ({ number: digits }) => number(digits));
}

async function read() {
  try {
    const response = await fetch(FILE);
    return response.ok ? await response.json() : {};
  } catch {
    return {};
  }
}

function fill(element, offers = [], label, choose) {
  element.hidden = offers.length === 0;
  for (const offer of offers) {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: label(offer) });
    button.addEventListener('click', () => choose(offer));
    element.append(button);
  }
}
