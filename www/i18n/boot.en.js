/** What `index.html` says before a script runs: the build writes it there. @type {Record<string, string>} */
export const words = {
  'boot.about':
    'A laboratory of autoencoders that runs in this tab: draw a digit, look at its code and its reconstruction, and train a network yourself.',
  'boot.script':
    'This page computes in your browser and needs JavaScript and WebAssembly. Turn them on and reload.',
  'boot.late':
    'If nothing else appears within a minute, the connection is very slow or the server does not let the programs of this page run.',
  'boot.file':
    'The page was opened as a file, and then a browser does not load its programs: it needs a server. Run “python3 -m http.server 8000” in the folder of the page and open http://localhost:8000/.',
  'boot.failed':
    'The laboratory could not be loaded: {file} does not arrive. The connection may be broken; reload to try again.',
  'boot.again':
    'The laboratory could not be loaded: a program of the page did not arrive, but can be fetched now. The connection was interrupted; reload to try again.',
  'boot.status':
    'The laboratory could not be loaded: the server answers {status} to the request for {file}. The file is missing or is not served; whoever publishes the page has to look into it.',
  'boot.type':
    'The laboratory could not be loaded: the server sends {file} as “{type}”, and a browser only runs programs that are sent as “text/javascript”. Whoever publishes the page has to correct that type on the server.',
  'boot.other':
    'The laboratory could not be loaded: in place of {file} the server sends a web page. The file is missing, or the server wants you to sign in.',
  'boot.policy':
    "The laboratory could not be loaded: the security policy of the server (Content-Security-Policy) forbids it: {directive}. It has to allow at least: default-src 'self'; script-src 'self' 'wasm-unsafe-eval'.",
  'boot.frame':
    'The page is inside a frame that does not let it load its programs (sandbox). Ask for a frame with “allow-scripts allow-same-origin allow-downloads allow-popups”, or open the page in a separate window: {address}',
  'boot.slash': 'The address lacks its final slash: {address}',
  'boot.newer':
    'There is a new version of the page, and the files of this one are no longer on the server. Reload to open it.',
  'boot.broken': 'The laboratory could not be loaded: a program of the page has an error ({message}).',
  'boot.reload': 'Reload',
  'boot.window': 'Open in a separate window',
  'boot.tooOld': 'This browser is too old for the laboratory: please open it in a recent one.',
};
