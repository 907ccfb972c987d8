// @ts-check
// Made from crate/core by `cargo xtask generate`.

/** @type {import('./labs.types.js').Lab[]} */
export const LABS = [
  {
    "controls": [
      {
        "default": "digits-32",
        "id": "model",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "digits-32",
          "digits-2",
          "every",
          "trained"
        ],
        "section": "data",
        "when": null
      },
      {
        "default": "digits",
        "id": "data",
        "images": true,
        "kind": "choice",
        "live": true,
        "options": [
          "digits",
          "fashion",
          "letters"
        ],
        "section": "data",
        "when": null
      },
      {
        "default": 8,
        "id": "bottleneck",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 784,
        "min": 1,
        "section": "view",
        "suggested": [
          1,
          2,
          4,
          8,
          16,
          32,
          64,
          784
        ],
        "when": {
          "control": "model",
          "is": [
            "every"
          ]
        }
      },
      {
        "default": "code",
        "id": "view",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "code",
          "network"
        ],
        "section": "view",
        "when": null
      },
      {
        "default": 0,
        "id": "unit",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 9999,
        "min": 0,
        "section": "view",
        "suggested": [],
        "when": {
          "control": "view",
          "is": [
            "network"
          ]
        }
      },
      {
        "default": 0,
        "id": "layer",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 99,
        "min": 0,
        "section": "view",
        "suggested": [],
        "when": {
          "control": "view",
          "is": [
            "network"
          ]
        }
      },
      {
        "default": 7,
        "id": "sample",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 1999,
        "min": 0,
        "section": "data",
        "suggested": [],
        "when": null
      }
    ],
    "group": "idea",
    "id": "reconstruct"
  },
  {
    "controls": [
      {
        "default": "turning",
        "id": "scene",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "turning",
          "surface",
          "digits",
          "maps"
        ],
        "section": "view",
        "when": null
      },
      {
        "default": "swissRoll",
        "id": "surface",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "swissRoll",
          "sCurve",
          "rollWithHole",
          "sphere",
          "torus",
          "mobius",
          "knot",
          "cloud"
        ],
        "section": "data",
        "when": {
          "control": "scene",
          "is": [
            "surface",
            "maps"
          ]
        }
      },
      {
        "default": 1500,
        "id": "count",
        "images": false,
        "kind": "whole",
        "live": false,
        "max": 2000,
        "min": 200,
        "section": "data",
        "suggested": [],
        "when": {
          "control": "scene",
          "is": [
            "surface"
          ]
        }
      },
      {
        "default": "surface",
        "id": "subject",
        "images": true,
        "kind": "choice",
        "live": true,
        "options": [
          "surface",
          "turning",
          "digits",
          "fashion",
          "letters",
          "landsat"
        ],
        "section": "data",
        "when": {
          "control": "scene",
          "is": [
            "maps"
          ]
        }
      },
      {
        "default": 0,
        "id": "point",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 1999,
        "min": 0,
        "section": "view",
        "suggested": [],
        "when": {
          "control": "scene",
          "is": [
            "maps"
          ]
        }
      },
      {
        "default": 1,
        "id": "seed",
        "images": false,
        "kind": "whole",
        "live": false,
        "max": 999999,
        "min": 0,
        "section": "data",
        "suggested": [],
        "when": {
          "control": "scene",
          "is": [
            "surface",
            "maps",
            "turning"
          ]
        }
      },
      {
        "default": "distances",
        "id": "keep",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "distances",
          "copies"
        ],
        "section": "objective",
        "when": {
          "control": "scene",
          "is": [
            "surface",
            "turning"
          ]
        }
      },
      {
        "default": 10,
        "id": "neighbours",
        "images": false,
        "kind": "whole",
        "live": false,
        "max": 120,
        "min": 3,
        "section": "objective",
        "suggested": [],
        "when": {
          "control": "keep",
          "is": [
            "distances"
          ]
        }
      },
      {
        "default": 1.0,
        "id": "pull",
        "images": false,
        "kind": "log",
        "live": false,
        "max": 100.0,
        "min": 0.01,
        "section": "objective",
        "usual": 100.0,
        "when": {
          "control": "keep",
          "is": [
            "distances"
          ]
        },
        "zero": false
      },
      {
        "default": "digits",
        "id": "data",
        "images": true,
        "kind": "choice",
        "live": true,
        "options": [
          "digits",
          "fashion",
          "letters"
        ],
        "section": "data",
        "when": {
          "control": "scene",
          "is": [
            "digits"
          ]
        }
      },
      {
        "default": "digits-2",
        "id": "network",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "digits-2",
          "digits-2-variational",
          "digits-2-guided",
          "run"
        ],
        "section": "data",
        "when": null
      },
      {
        "default": "test",
        "id": "points",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "test",
          "train"
        ],
        "section": "view",
        "when": null
      },
      {
        "default": "dots",
        "id": "marks",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "dots",
          "thumbnails"
        ],
        "section": "view",
        "when": null
      },
      {
        "default": "images",
        "id": "background",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "plain",
          "images",
          "density"
        ],
        "section": "view",
        "when": null
      },
      {
        "default": 6,
        "id": "turned",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 1999,
        "min": 0,
        "section": "data",
        "suggested": [],
        "when": {
          "control": "scene",
          "is": [
            "turning",
            "maps"
          ]
        }
      },
      {
        "default": "sample",
        "id": "turns",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "sample",
          "drawing"
        ],
        "section": "data",
        "when": {
          "control": "scene",
          "is": [
            "maps"
          ]
        }
      },
      {
        "default": "none",
        "id": "freedom",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "none",
          "thickness",
          "slant",
          "shift"
        ],
        "section": "data",
        "when": {
          "control": "scene",
          "is": [
            "turning",
            "maps"
          ]
        }
      },
      {
        "default": 2,
        "id": "values",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 3,
        "min": 2,
        "section": "network",
        "suggested": [
          2,
          3
        ],
        "when": {
          "control": "scene",
          "is": [
            "turning"
          ]
        }
      },
      {
        "default": 3,
        "id": "level",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 6,
        "min": 0,
        "section": "view",
        "suggested": [],
        "when": {
          "control": "freedom",
          "is": [
            "thickness",
            "slant",
            "shift"
          ]
        }
      },
      {
        "default": 0,
        "id": "angle",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 359,
        "min": 0,
        "section": "view",
        "suggested": [],
        "when": {
          "control": "scene",
          "is": [
            "turning"
          ]
        }
      },
      {
        "default": "place",
        "id": "beside",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "place",
          "walk"
        ],
        "section": "view",
        "when": {
          "control": "scene",
          "is": [
            "digits"
          ]
        }
      },
      {
        "default": 10,
        "id": "from",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 1999,
        "min": 0,
        "section": "view",
        "suggested": [],
        "when": null
      },
      {
        "default": 1,
        "id": "to",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 1999,
        "min": 0,
        "section": "view",
        "suggested": [],
        "when": null
      }
    ],
    "group": "idea",
    "id": "manifold"
  },
  {
    "controls": [
      {
        "default": "2",
        "id": "d",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "2",
          "3"
        ],
        "section": "network",
        "when": null
      },
      {
        "default": 1,
        "id": "seed",
        "images": false,
        "kind": "whole",
        "live": false,
        "max": 999999,
        "min": 0,
        "section": "network",
        "suggested": [],
        "when": null
      }
    ],
    "group": "applications",
    "id": "reduction"
  },
  {
    "controls": [
      {
        "default": "digits",
        "id": "data",
        "images": true,
        "kind": "choice",
        "live": true,
        "options": [
          "digits",
          "fashion",
          "letters",
          "landsat"
        ],
        "section": "data",
        "when": null
      },
      {
        "default": "codes-2",
        "id": "network",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "codes-2",
          "codes-8",
          "codes-32",
          "run"
        ],
        "section": "network",
        "when": null
      },
      {
        "default": "2",
        "id": "d",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "2",
          "3",
          "8"
        ],
        "section": "network",
        "when": {
          "control": "data",
          "is": [
            "landsat"
          ]
        }
      },
      {
        "default": "neighborLists",
        "id": "scene",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "neighborLists",
          "neighborPlanes"
        ],
        "section": "view",
        "when": null
      },
      {
        "default": 5,
        "id": "k",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 25,
        "min": 1,
        "section": "view",
        "suggested": [
          1,
          3,
          5,
          10,
          25
        ],
        "when": null
      },
      {
        "default": 65,
        "id": "sample",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 1999,
        "min": 0,
        "section": "data",
        "suggested": [],
        "when": null
      }
    ],
    "group": "applications",
    "id": "neighbors"
  },
  {
    "controls": [
      {
        "default": "oneClass",
        "id": "scene",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "oneClass",
          "leftOut",
          "heartbeat"
        ],
        "section": "data",
        "when": null
      },
      {
        "default": "digits",
        "id": "data",
        "images": true,
        "kind": "choice",
        "live": true,
        "options": [
          "digits",
          "fashion",
          "letters"
        ],
        "section": "data",
        "when": {
          "control": "scene",
          "is": [
            "oneClass",
            "leftOut"
          ]
        }
      },
      {
        "default": [
          0
        ],
        "id": "normal",
        "images": false,
        "kind": "sizes",
        "layers": 62,
        "live": true,
        "max": 61,
        "min": 0,
        "section": "data",
        "when": {
          "control": "scene",
          "is": [
            "oneClass"
          ]
        }
      },
      {
        "default": 1,
        "id": "leftOut",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 61,
        "min": 0,
        "section": "data",
        "suggested": [],
        "when": {
          "control": "scene",
          "is": [
            "leftOut"
          ]
        }
      },
      {
        "default": 0.0,
        "id": "pollution",
        "images": false,
        "kind": "real",
        "live": true,
        "max": 0.5,
        "min": 0.0,
        "section": "data",
        "step": 0.05,
        "when": {
          "control": "scene",
          "is": [
            "oneClass",
            "leftOut"
          ]
        }
      },
      {
        "default": 1,
        "id": "seed",
        "images": false,
        "kind": "whole",
        "live": false,
        "max": 999999,
        "min": 0,
        "section": "network",
        "suggested": [],
        "when": null
      },
      {
        "default": 46,
        "id": "beat",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 489,
        "min": 0,
        "section": "data",
        "suggested": [],
        "when": {
          "control": "scene",
          "is": [
            "heartbeat"
          ]
        }
      },
      {
        "default": [],
        "id": "drawn",
        "images": false,
        "kind": "sizes",
        "layers": 200,
        "live": true,
        "max": 255,
        "min": 0,
        "section": "data",
        "when": {
          "control": "scene",
          "is": [
            "heartbeat"
          ]
        }
      }
    ],
    "group": "applications",
    "id": "anomaly"
  },
  {
    "controls": [
      {
        "default": "digits",
        "id": "data",
        "images": true,
        "kind": "choice",
        "live": true,
        "options": [
          "digits",
          "fashion",
          "letters"
        ],
        "section": "data",
        "when": null
      },
      {
        "default": "denoiser",
        "id": "network",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "denoiser",
          "run"
        ],
        "section": "network",
        "when": null
      },
      {
        "default": "gaussian",
        "id": "noise",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "gaussian",
          "saltPepper",
          "blocks",
          "lines"
        ],
        "section": "data",
        "when": null
      },
      {
        "default": 0.5,
        "id": "noiseLevel",
        "images": false,
        "kind": "real",
        "live": true,
        "max": 0.95,
        "min": 0.05,
        "section": "data",
        "step": 0.05,
        "when": null
      },
      {
        "default": 1,
        "id": "noiseSeed",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 999999,
        "min": 0,
        "section": "data",
        "suggested": [],
        "when": null
      },
      {
        "default": 564,
        "id": "sample",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 1999,
        "min": 0,
        "section": "data",
        "suggested": [],
        "when": null
      }
    ],
    "group": "applications",
    "id": "denoise"
  },
  {
    "controls": [
      {
        "default": "digits",
        "id": "data",
        "images": true,
        "kind": "choice",
        "live": true,
        "options": [
          "digits",
          "fashion",
          "letters",
          "landsat"
        ],
        "section": "data",
        "when": null
      },
      {
        "default": "filler",
        "id": "network",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "filler",
          "run"
        ],
        "section": "network",
        "when": null
      },
      {
        "default": "upper",
        "id": "hidden",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "lower",
          "upper",
          "left",
          "right",
          "square",
          "pixels",
          "brush"
        ],
        "section": "data",
        "when": null
      },
      {
        "default": 0.7,
        "id": "share",
        "images": false,
        "kind": "real",
        "live": true,
        "max": 0.9,
        "min": 0.1,
        "section": "data",
        "step": 0.05,
        "when": {
          "control": "hidden",
          "is": [
            "pixels"
          ]
        }
      },
      {
        "default": 5,
        "id": "rounds",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 100,
        "min": 1,
        "section": "view",
        "suggested": [],
        "when": null
      },
      {
        "default": 266,
        "id": "sample",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 1999,
        "min": 0,
        "section": "data",
        "suggested": [],
        "when": null
      }
    ],
    "group": "applications",
    "id": "impute"
  },
  {
    "controls": [
      {
        "default": "twin",
        "id": "decoder",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "right",
          "twin",
          "run"
        ],
        "section": "network",
        "when": null
      },
      {
        "default": 10,
        "id": "pairs",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 10000,
        "min": 1,
        "section": "data",
        "suggested": [
          10,
          50,
          200,
          1000,
          5000
        ],
        "when": null
      }
    ],
    "group": "applications",
    "id": "secrecy"
  },
  {
    "controls": [
      {
        "default": "bits-16",
        "id": "bits",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "bits-8",
          "bits-16",
          "bits-32",
          "run"
        ],
        "section": "data",
        "when": null
      },
      {
        "default": "digits",
        "id": "data",
        "images": true,
        "kind": "choice",
        "live": true,
        "options": [
          "digits",
          "fashion",
          "letters"
        ],
        "section": "data",
        "when": null
      },
      {
        "default": 164,
        "id": "sample",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 1999,
        "min": 0,
        "section": "data",
        "suggested": [],
        "when": null
      },
      {
        "default": "oneAddress",
        "id": "scene",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "oneAddress",
          "everyAddress"
        ],
        "section": "view",
        "when": null
      },
      {
        "default": 1,
        "id": "radius",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 4,
        "min": 0,
        "section": "view",
        "suggested": [
          0,
          1,
          2,
          3,
          4
        ],
        "when": null
      }
    ],
    "group": "applications",
    "id": "hashing"
  },
  {
    "controls": [
      {
        "default": "wall",
        "id": "scene",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "wall",
          "arithmetic",
          "point"
        ],
        "section": "view",
        "when": null
      },
      {
        "default": "both",
        "id": "space",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "both",
          "simple",
          "variational",
          "run"
        ],
        "section": "data",
        "when": null
      },
      {
        "default": "digits",
        "id": "data",
        "images": true,
        "kind": "choice",
        "live": true,
        "options": [
          "digits",
          "fashion",
          "letters"
        ],
        "section": "data",
        "when": null
      },
      {
        "default": "prior",
        "id": "way",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "prior",
          "whole",
          "mixture",
          "box",
          "around"
        ],
        "section": "view",
        "when": null
      },
      {
        "default": 0.7,
        "id": "spread",
        "images": false,
        "kind": "real",
        "live": true,
        "max": 2.0,
        "min": 0.0,
        "section": "view",
        "step": 0.05,
        "when": null
      },
      {
        "default": 1,
        "id": "seed",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 999999,
        "min": 0,
        "section": "view",
        "suggested": [],
        "when": null
      },
      {
        "default": 21,
        "id": "sample",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 1999,
        "min": 0,
        "section": "data",
        "suggested": [],
        "when": null
      }
    ],
    "group": "applications",
    "id": "generate"
  },
  {
    "controls": [
      {
        "default": "digits",
        "id": "subject",
        "images": true,
        "kind": "choice",
        "live": false,
        "options": [
          "digits",
          "fashion",
          "letters"
        ],
        "section": "data",
        "when": null
      },
      {
        "default": 10000,
        "id": "images",
        "images": false,
        "kind": "whole",
        "live": false,
        "max": 10000,
        "min": 1,
        "section": "data",
        "suggested": [
          500,
          1000,
          2000,
          5000,
          10000
        ],
        "when": null
      },
      {
        "default": "none",
        "id": "noise",
        "images": false,
        "kind": "choice",
        "live": false,
        "options": [
          "none",
          "gaussian",
          "masking",
          "saltPepper",
          "blocks",
          "lines",
          "missing"
        ],
        "section": "data",
        "when": null
      },
      {
        "default": 0.5,
        "id": "noiseLevel",
        "images": false,
        "kind": "real",
        "live": false,
        "max": 0.95,
        "min": 0.05,
        "section": "data",
        "step": 0.05,
        "when": {
          "control": "noise",
          "is": [
            "gaussian",
            "masking",
            "saltPepper",
            "blocks",
            "lines"
          ]
        }
      },
      {
        "default": "multilayer",
        "id": "kind",
        "images": false,
        "kind": "choice",
        "live": false,
        "options": [
          "vanilla",
          "multilayer",
          "convolutional"
        ],
        "section": "network",
        "when": null
      },
      {
        "default": [
          128
        ],
        "id": "hidden",
        "images": false,
        "kind": "sizes",
        "layers": 3,
        "live": false,
        "max": 2048,
        "min": 1,
        "section": "network",
        "when": {
          "control": "kind",
          "is": [
            "multilayer"
          ]
        }
      },
      {
        "default": [
          16,
          32
        ],
        "id": "channels",
        "images": false,
        "kind": "sizes",
        "layers": 3,
        "live": false,
        "max": 64,
        "min": 1,
        "section": "network",
        "when": {
          "control": "kind",
          "is": [
            "convolutional"
          ]
        }
      },
      {
        "default": 3,
        "id": "kernel",
        "images": false,
        "kind": "whole",
        "live": false,
        "max": 28,
        "min": 1,
        "section": "network",
        "suggested": [
          3,
          5,
          7
        ],
        "when": {
          "control": "kind",
          "is": [
            "convolutional"
          ]
        }
      },
      {
        "default": 32,
        "id": "dCode",
        "images": false,
        "kind": "whole",
        "live": false,
        "max": 65536,
        "min": 1,
        "section": "network",
        "suggested": [
          2,
          8,
          16,
          32,
          64,
          1024
        ],
        "when": null
      },
      {
        "default": [
          "relu"
        ],
        "id": "activations",
        "images": false,
        "kind": "choices",
        "layers": 3,
        "live": false,
        "options": [
          "relu",
          "sigmoid",
          "tanh",
          "identity"
        ],
        "section": "network",
        "when": {
          "control": "kind",
          "is": [
            "multilayer",
            "convolutional"
          ]
        }
      },
      {
        "default": "identity",
        "id": "codeActivation",
        "images": false,
        "kind": "choice",
        "live": false,
        "options": [
          "relu",
          "sigmoid",
          "tanh",
          "identity",
          "binary"
        ],
        "section": "network",
        "when": null
      },
      {
        "default": "sigmoid",
        "id": "output",
        "images": false,
        "kind": "choice",
        "live": false,
        "options": [
          "sigmoid",
          "identity"
        ],
        "section": "network",
        "when": null
      },
      {
        "default": "free",
        "id": "weights",
        "images": false,
        "kind": "choice",
        "live": false,
        "options": [
          "free",
          "tied"
        ],
        "section": "network",
        "when": null
      },
      {
        "default": "crossEntropy",
        "id": "cost",
        "images": false,
        "kind": "choice",
        "live": false,
        "options": [
          "crossEntropy",
          "squaredError"
        ],
        "section": "objective",
        "when": null
      },
      {
        "default": "none",
        "id": "penalty",
        "images": false,
        "kind": "choice",
        "live": false,
        "options": [
          "none",
          "l1",
          "kl",
          "contractive",
          "variational",
          "bits"
        ],
        "section": "objective",
        "when": null
      },
      {
        "default": 0.3,
        "id": "l1",
        "images": false,
        "kind": "log",
        "live": false,
        "max": 10000.0,
        "min": 0.0001,
        "section": "objective",
        "usual": 100.0,
        "when": {
          "control": "penalty",
          "is": [
            "l1"
          ]
        },
        "zero": true
      },
      {
        "default": 10.0,
        "id": "klWeight",
        "images": false,
        "kind": "log",
        "live": false,
        "max": 10000.0,
        "min": 0.001,
        "section": "objective",
        "usual": 1000.0,
        "when": {
          "control": "penalty",
          "is": [
            "kl"
          ]
        },
        "zero": true
      },
      {
        "default": 0.05,
        "id": "rho",
        "images": false,
        "kind": "real",
        "live": false,
        "max": 0.999,
        "min": 0.001,
        "section": "objective",
        "step": 0.01,
        "when": {
          "control": "penalty",
          "is": [
            "kl"
          ]
        }
      },
      {
        "default": 10.0,
        "id": "contraction",
        "images": false,
        "kind": "log",
        "live": false,
        "max": 10000.0,
        "min": 0.0001,
        "section": "objective",
        "usual": 1000.0,
        "when": {
          "control": "penalty",
          "is": [
            "contractive"
          ]
        },
        "zero": true
      },
      {
        "default": 1.0,
        "id": "beta",
        "images": false,
        "kind": "log",
        "live": false,
        "max": 1000.0,
        "min": 0.001,
        "section": "objective",
        "usual": 100.0,
        "when": {
          "control": "penalty",
          "is": [
            "variational"
          ]
        },
        "zero": true
      },
      {
        "default": 0.1,
        "id": "bitsWeight",
        "images": false,
        "kind": "log",
        "live": false,
        "max": 1000.0,
        "min": 0.001,
        "section": "objective",
        "usual": 100.0,
        "when": {
          "control": "penalty",
          "is": [
            "bits"
          ]
        },
        "zero": true
      },
      {
        "default": 0.0,
        "id": "weightDecay",
        "images": false,
        "kind": "log",
        "live": false,
        "max": 1000.0,
        "min": 1e-6,
        "section": "objective",
        "usual": 1.0,
        "when": null,
        "zero": true
      },
      {
        "default": "adam",
        "id": "optimizer",
        "images": false,
        "kind": "choice",
        "live": false,
        "options": [
          "sgd",
          "momentum",
          "adam"
        ],
        "section": "optimizer",
        "when": null
      },
      {
        "default": 0.002,
        "id": "learningRate",
        "images": false,
        "kind": "log",
        "live": true,
        "max": 1000000000.0,
        "min": 0.00001,
        "section": "optimizer",
        "usual": 10.0,
        "when": null,
        "zero": false
      },
      {
        "default": 128,
        "id": "batchSize",
        "images": false,
        "kind": "whole",
        "live": false,
        "max": 2048,
        "min": 1,
        "section": "optimizer",
        "suggested": [
          16,
          32,
          64,
          128,
          256,
          512
        ],
        "when": null
      },
      {
        "default": 15,
        "id": "epochs",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 200,
        "min": 1,
        "section": "optimizer",
        "suggested": [
          1,
          5,
          15,
          30,
          60
        ],
        "when": null
      },
      {
        "default": 1,
        "id": "seed",
        "images": false,
        "kind": "whole",
        "live": false,
        "max": 999999,
        "min": 0,
        "section": "optimizer",
        "suggested": [],
        "when": null
      },
      {
        "default": "samples",
        "id": "view",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "samples",
          "inside",
          "steps",
          "compare",
          "board"
        ],
        "section": "view",
        "when": null
      },
      {
        "default": "equations",
        "id": "picture",
        "images": false,
        "kind": "choice",
        "live": true,
        "options": [
          "equations",
          "network",
          "convolution",
          "cost",
          "l1",
          "kl",
          "variational"
        ],
        "section": "view",
        "when": null
      },
      {
        "default": 7,
        "id": "sample",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 1999,
        "min": 0,
        "section": "view",
        "suggested": [],
        "when": null
      },
      {
        "default": 0,
        "id": "pixel",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 784,
        "min": 0,
        "section": "view",
        "suggested": [],
        "when": {
          "control": "picture",
          "is": [
            "equations",
            "convolution",
            "cost"
          ]
        }
      },
      {
        "default": 0,
        "id": "unit",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 9999,
        "min": 0,
        "section": "view",
        "suggested": [],
        "when": {
          "control": "picture",
          "is": [
            "equations",
            "network",
            "convolution"
          ]
        }
      },
      {
        "default": 0,
        "id": "layer",
        "images": false,
        "kind": "whole",
        "live": true,
        "max": 99,
        "min": 0,
        "section": "view",
        "suggested": [],
        "when": {
          "control": "picture",
          "is": [
            "network"
          ]
        }
      },
      {
        "default": 1.0,
        "id": "x",
        "images": false,
        "kind": "real",
        "live": true,
        "max": 1.0,
        "min": 0.0,
        "section": "view",
        "step": 0.01,
        "when": {
          "control": "picture",
          "is": [
            "cost"
          ]
        }
      },
      {
        "default": 0.5,
        "id": "xHat",
        "images": false,
        "kind": "real",
        "live": true,
        "max": 1.0,
        "min": 0.0,
        "section": "view",
        "step": 0.01,
        "when": {
          "control": "picture",
          "is": [
            "cost"
          ]
        }
      }
    ],
    "group": "training",
    "id": "train"
  },
  {
    "controls": [
      {
        "default": "multilayer",
        "id": "raceNetwork",
        "images": false,
        "kind": "choice",
        "live": false,
        "options": [
          "multilayer",
          "wide",
          "convolutional"
        ],
        "section": "network",
        "when": null
      },
      {
        "default": 128,
        "id": "batchSize",
        "images": false,
        "kind": "whole",
        "live": false,
        "max": 1024,
        "min": 8,
        "section": "optimizer",
        "suggested": [
          8,
          16,
          32,
          64,
          128,
          256,
          512,
          1024
        ],
        "when": null
      }
    ],
    "group": "training",
    "id": "race"
  }
];

/** @type {import('./labs.types.js').DataFiles[]} */
export const FILES = [
  {
    "labels": {
      "bytes": 4724,
      "name": "mnist-train10k-labels.bin",
      "shape": [
        10000
      ]
    },
    "samples": {
      "bytes": 1539150,
      "name": "mnist-train10k-images.bin",
      "shape": [
        10000,
        28,
        28
      ]
    },
    "set": "digitsTrain"
  },
  {
    "labels": {
      "bytes": 971,
      "name": "mnist-test2k-labels.bin",
      "shape": [
        2000
      ]
    },
    "samples": {
      "bytes": 305833,
      "name": "mnist-test2k-images.bin",
      "shape": [
        2000,
        28,
        28
      ]
    },
    "set": "digitsTest"
  },
  {
    "labels": {
      "bytes": 48,
      "name": "mnist-first23-labels.bin",
      "shape": [
        23
      ]
    },
    "samples": {
      "bytes": 3662,
      "name": "mnist-first23-images.bin",
      "shape": [
        23,
        28,
        28
      ]
    },
    "set": "digitsFirst"
  },
  {
    "labels": {
      "bytes": 85,
      "name": "mnist-train100-labels.bin",
      "shape": [
        100
      ]
    },
    "samples": {
      "bytes": 15796,
      "name": "mnist-train100-images.bin",
      "shape": [
        100,
        28,
        28
      ]
    },
    "set": "digitsSome"
  },
  {
    "labels": {
      "bytes": 2428,
      "name": "fashion-train5k-labels.bin",
      "shape": [
        5000
      ]
    },
    "samples": {
      "bytes": 2137130,
      "name": "fashion-train5k-images.bin",
      "shape": [
        5000,
        28,
        28
      ]
    },
    "set": "fashionTrain"
  },
  {
    "labels": {
      "bytes": 505,
      "name": "fashion-test1k-labels.bin",
      "shape": [
        1000
      ]
    },
    "samples": {
      "bytes": 433838,
      "name": "fashion-test1k-images.bin",
      "shape": [
        1000,
        28,
        28
      ]
    },
    "set": "fashionTest"
  },
  {
    "labels": {
      "bytes": 3821,
      "name": "letters-train-labels.bin",
      "shape": [
        6292
      ]
    },
    "samples": {
      "bytes": 793859,
      "name": "letters-train-images.bin",
      "shape": [
        6292,
        28,
        28
      ]
    },
    "set": "lettersTrain"
  },
  {
    "labels": {
      "bytes": 950,
      "name": "letters-test-labels.bin",
      "shape": [
        1508
      ]
    },
    "samples": {
      "bytes": 187022,
      "name": "letters-test-images.bin",
      "shape": [
        1508,
        28,
        28
      ]
    },
    "set": "lettersTest"
  },
  {
    "labels": {
      "bytes": 870,
      "name": "landsat-labels.bin",
      "shape": [
        6435
      ]
    },
    "samples": {
      "bytes": 66212,
      "name": "landsat-6435x36.bin",
      "shape": [
        6435,
        36
      ]
    },
    "set": "landsat"
  },
  {
    "labels": {
      "bytes": 138,
      "name": "heartbeats-labels.bin",
      "shape": [
        490
      ]
    },
    "samples": {
      "bytes": 55716,
      "name": "heartbeats.bin",
      "shape": [
        490,
        240
      ]
    },
    "set": "heartbeats"
  }
];

/** The sets of images that come with the page. @type {import('./labs.types.js').Shipped[]} */
export const CATALOGUE = [
  {
    "classes": 10,
    "id": "digits",
    "some": "digitsSome",
    "test": "digitsTest",
    "train": "digitsTrain"
  },
  {
    "classes": 10,
    "id": "fashion",
    "some": "fashionTrain",
    "test": "fashionTest",
    "train": "fashionTrain"
  },
  {
    "classes": 26,
    "id": "letters",
    "some": "lettersTrain",
    "test": "lettersTest",
    "train": "lettersTrain"
  }
];

/** Sizes in bytes of the files in `www/models`, by name. @type {Record<string, number>} */
export const MODEL_BYTES = {
  "anomaly-0": 207984,
  "anomaly-not-1": 207984,
  "bits-16": 413040,
  "bits-32": 421264,
  "bits-8": 408928,
  "bottleneck-1": 204106,
  "bottleneck-16": 207984,
  "bottleneck-2": 204364,
  "bottleneck-32": 212112,
  "bottleneck-4": 204880,
  "bottleneck-64": 220368,
  "bottleneck-8": 205912,
  "denoiser": 425490,
  "digits-2": 873364,
  "digits-2-guided": 2202964,
  "digits-2-variational": 873624,
  "digits-32": 421280,
  "digits-32-twin": 421272,
  "digits-32-variational": 429536,
  "digits-64": 425490,
  "digits-8": 408928,
  "filler": 425490,
  "pca-digits": 102360,
  "pca-fashion": 102360,
  "satellite-2": 19308,
  "satellite-3": 19438,
  "satellite-8": 20088,
  "satellite-filler": 20088,
  "surface-cloud": 19474,
  "surface-cloud-plain": 19474,
  "surface-knot": 19474,
  "surface-knot-plain": 19474,
  "surface-mobius": 19474,
  "surface-mobius-plain": 19474,
  "surface-rollWithHole": 19482,
  "surface-rollWithHole-plain": 19482,
  "surface-sCurve": 19474,
  "surface-sCurve-plain": 19474,
  "surface-sphere": 19474,
  "surface-sphere-plain": 19474,
  "surface-swissRoll": 19474,
  "surface-swissRoll-plain": 19474,
  "surface-torus": 19474,
  "surface-torus-plain": 19474,
  "turned-guided": 421580,
  "turned-plain": 421580
};

/** How a drawing becomes an image, in pixels. @type {import('./labs.types.js').Drawing} */
export const DRAWING = { side: 28, box: 20, penRadius: 1.15 };

/** What the satellite measured. @type {import('./labs.types.js').Satellite} */
export const SATELLITE = { train: 4435, bands: 4, pixels: 9 };

/** The most that the core takes of something. @type {import('./labs.types.js').Limits} */
export const LIMITS = { codeBits: 64, fittedValues: 128, raceSteps: 500, imageClasses: 62, images: 20000, tableColumns: 100, tableFewestRows: 8, tableRows: 20000 };
