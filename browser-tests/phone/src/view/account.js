const STORE = 'sipwright.account';
const FIELDS = ['user', 'password', 'domain', 'server'];

/** The account form; remembers what was typed, the password only when told to. */
export class AccountForm {
  #form;
  #remember;

  constructor(form, parameters) {
    this.#form = form;
    this.#remember = form.elements.remember;
    const stored = JSON.parse(localStorage.getItem(STORE) ?? '{}');
    const first = { domain: 'sipwright.test', server: usualServer() };
    for (const field of FIELDS) form.elements[field].value = parameters.get(field) ?? stored[field] ?? first[field] ?? '';
    this.#remember.checked = 'password' in stored;
  }

  get value() {
    return Object.fromEntries(FIELDS.map((field) => [field, this.#form.elements[field].value.trim()]));
  }

  set value(account) {
    for (const field of FIELDS) this.#form.elements[field].value = account[field];
  }

  keep() {
    const { password, ...rest } = this.value;
    localStorage.setItem(STORE, JSON.stringify(this.#remember.checked ? { ...rest, password } : rest));
  }
}

/** The server that serves this page, when it serves it securely. */
function usualServer() {
  return location.protocol === 'https:' ? `wss://${location.host}/ws` : 'wss://127.0.0.1:7443/ws';
}
