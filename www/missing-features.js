/**
 * Lists missing browser features: the engines need WebAssembly with SIMD and a worker; the data sets are gzipped. The
 * bytes are a module with one SIMD instruction.
 */
export function missingFeatures() {
  const simd = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98,
    11,
  ];
  const module = new Uint8Array(simd);
  const isSupported =
    typeof WebAssembly === 'object' &&
    typeof Worker === 'function' &&
    typeof DecompressionStream === 'function' &&
    WebAssembly.validate(module);
  if (!isSupported) return 'unsupported.text';
  try {
    new WebAssembly.Module(module);
    return null;
  } catch {
    return 'crash.policy'; // a valid module fails to compile if the host's policy forbids it
  }
}
