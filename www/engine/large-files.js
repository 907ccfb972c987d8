/**
 * The folder of data sets and models. The build moves them into a folder named by a hash of the contents and writes its
 * address here. The name is stable between builds, so browsers need not fetch the files again.
 */
export const LARGE_FILES = new URL('../', import.meta.url).href;
