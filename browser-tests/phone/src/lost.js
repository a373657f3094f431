const PATIENCE_MILLIS = 10_000;

/** Hangs up a call whose media stay away, so that the phone is free and the server learns of it when it can. */
export function giveUpLostCalls(journal, hangUp, millis = PATIENCE_MILLIS) {
  let timer = 0;
  journal.listen(({ kind }) => {
    if (['MEDIA_LOST', 'MEDIA_BACK', 'ENDED', 'FAILED'].includes(kind)) clearTimeout(timer);
    if (kind === 'MEDIA_LOST') timer = setTimeout(hangUp, millis);
  });
}
