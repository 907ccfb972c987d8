import { CATALOGUE } from '../generated/labs.js';
import { haveColours } from '../views/colors/palette.js';

/** Fetches further class colours if a shipped set has more classes than the page's style sheet. @param {string} set */
export const coloursOf = (set) =>
  haveColours(CATALOGUE.find(({ train, test }) => train === set || test === set)?.classes ?? 0);
