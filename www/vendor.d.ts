/** Libraries at the addresses where the build puts them. */

/** Charts: `node_modules/uplot`. */
declare module '*/vendor/uPlot.esm.js' {
  const uPlot: typeof import('uplot');
  export default uPlot;
}

/** The browser's database with promises: `node_modules/idb`. */
declare module '*/vendor/idb/index.js' {
  export * from 'idb';
}

/** Tables as text: `node_modules/papaparse`. */
declare module '*/vendor/papaparse.js' {
  const papa: typeof import('papaparse');
  export default papa;
}

/** QR codes: `node_modules/lean-qr`. */
declare module '*/vendor/lean-qr.js' {
  export * from 'lean-qr';
}
