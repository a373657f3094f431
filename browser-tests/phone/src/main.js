import { keepConsole } from './console.js';
import { Engine } from './engine.js';
import { Journal } from './journal.js';
import { Devices } from './media/devices.js';
import { Microphone } from './media/microphone.js';
import { Studio } from './media/studio.js';
import { Remote } from './remote.js';
import { LINES } from './sip/lines.js';
import { Wire } from './sip/wire.js';
import { Screen } from './view/screen.js';
import { View } from './view/view.js';

const parameters = new URLSearchParams(location.search);
const library = parameters.get('phone') in LINES ? parameters.get('phone') : 'jssip';
const signature = Number(parameters.get('signature') ?? 0);

const journal = new Journal();
const lines = keepConsole(window, (kind, detail) => journal.note(kind, detail));
const wire = new Wire(parameters.get('fault') ?? 'NONE');
wire.tap(window);

const person = !(signature > 0);
const devices = new Devices(navigator.mediaDevices, localStorage);
const media = person ? new Microphone(devices) : new Studio(signature);
const engine = new Engine({ Line: LINES[library].Line, journal, wire, media, screen: new Screen(document, person) });
const view = new View(document, { engine, journal, library, parameters });
const ready = media.ready();

if (person) {
  view.startForPerson(window, devices);
} else {
  const remote = new Remote({ engine, journal, wire, media, lines, ready, view });
  ready.catch((error) => journal.note('ERROR', error.message));
  window.sipwright = remote;
}
