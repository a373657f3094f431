const DIGIT = /^[0-9*#]$/;

/**
 * What a key means in a call, or nothing. Escape closes what is open, and rejects a call that comes in; it never ends a call in
 * progress, which nobody could take back.
 *
 * @param key what is pressed: its name, whether with Control and the like, whether in a field or on a control of its own
 * @param call the phase, and whether a panel is open
 */
export function meaningOf({ key, modified, inField, onControl }, { phase, panel }) {
  if (modified || !phase) return null;
  if (key === 'Escape' && panel) return { name: 'closePanel' };
  if (inField) return null;
  if (phase === 'incoming') {
    if (key === 'Escape') return { name: 'reject' };
    return key === 'Enter' && !onControl ? { name: 'answer' } : null;
  }
  return phase === 'established' && DIGIT.test(key) ? { name: 'tone', digit: key } : null;
}

/** A key press as {@link meaningOf} reads it. */
export function pressed({ key, ctrlKey, altKey, metaKey, target }) {
  return {
    key,
    modified: ctrlKey || altKey || metaKey,
    inField: Boolean(target.closest?.('input:not([type="checkbox"]), select, textarea')),
    onControl: Boolean(target.closest?.('button, a')),
  };
}
