import { JsSipLine } from './jssip.js';
import { SipJsLine } from './sipjs.js';

/** The libraries that the phone can run on. */
export const LINES = {
  jssip: { title: 'JsSIP', Line: JsSipLine },
  sipjs: { title: 'SIP.js', Line: SipJsLine },
};
