import { CATALOGUE } from '../generated/labs.js';
import { haveColours } from '../views/colors/palette.js';

/** Fetches the colours of a shipped set's classes, where there are more than the page's style sheet has. @param {string} set */
export const coloursOf = (set) =>
  haveColours(CATALOGUE.find(({ train, test }) => train === set || test === set)?.classes ?? 0);
