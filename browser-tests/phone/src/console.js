import { wall } from './clock.js';

const LEVELS = ['debug', 'log', 'info', 'warn', 'error'];
const KEPT = 2000;

/** Keeps the page's console lines, and reports what went wrong in it. */
export function keepConsole(scope, report) {
  const lines = [];
  const keep = (level, text) => {
    if (lines.push(`${new Date(wall()).toISOString()} ${level} ${text}`) > KEPT) lines.shift();
  };
  for (const level of LEVELS) {
    const native = scope.console[level].bind(scope.console);
    scope.console[level] = (...words) => {
      keep(level, words.map(inWords).join(' '));
      native(...words);
      if (level === 'error') report('ERROR', words.map(inWords).join(' '));
    };
  }
  scope.addEventListener('error', ({ message }) => wrong(message));
  scope.addEventListener('unhandledrejection', ({ reason }) => wrong(inWords(reason)));

  function wrong(text) {
    keep('error', text);
    report('ERROR', text);
  }
  return lines;
}

function inWords(word) {
  if (word instanceof Error) return `${word.name}: ${word.message}`;
  if (typeof word !== 'object') return String(word);
  try {
    return JSON.stringify(word);
  } catch {
    return Object.prototype.toString.call(word);
  }
}
