const KEYS = [
  ['1', ''], ['2', 'ABC'], ['3', 'DEF'],
  ['4', 'GHI'], ['5', 'JKL'], ['6', 'MNO'],
  ['7', 'PQRS'], ['8', 'TUV'], ['9', 'WXYZ'],
  ['*', ''], ['0', '+'], ['#', ''],
];

const NAMES = { '*': '* star', '#': '# hash' };

/** Fills an element with the twelve keys of a telephone. */
export function keypad(element, press) {
  element.setAttribute('role', 'group');
  for (const [digit, letters] of KEYS) {
    const key = document.createElement('button');
    key.type = 'button';
    key.className = 'key';
    key.dataset.digit = digit;
    if (NAMES[digit]) key.setAttribute('aria-label', NAMES[digit]);
    key.append(`${digit} `, Object.assign(document.createElement('small'), { textContent: letters || '\u00a0' }));
    key.addEventListener('click', () => press(digit));
    element.append(key);
  }
}
