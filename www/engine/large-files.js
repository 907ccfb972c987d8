/**
 * Where data sets and models lie. The build moves them into a folder that is named by what is in it, and writes that here:
 * it stays the same from build to build, so that a browser need not fetch them again.
 */
export const LARGE_FILES = new URL('../', import.meta.url).href;
