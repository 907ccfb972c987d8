/** The chart library as Trunk puts it into the page: `node_modules/uplot`. */
declare module '*/vendor/uPlot.esm.js' {
  const uPlot: typeof import('uplot');
  export default uPlot;
}
