// @ts-check
// Made from crate/core by `cargo xtask generate`.

/** @type {import('./labs.types.js').Lab[]} */
export const LABS = [
  {
    "controls": [
      {
        "default": "digits-32",
        "id": "model",
        "kind": "choice",
        "live": true,
        "options": [
          "digits-32",
          "digits-2",
          "trained"
        ]
      },
      {
        "default": 6,
        "id": "sample",
        "kind": "whole",
        "live": true,
        "max": 1999,
        "min": 0,
        "suggested": []
      }
    ],
    "group": "idea",
    "id": "reconstruct"
  },
  {
    "controls": [
      {
        "default": "digits",
        "id": "subject",
        "kind": "choice",
        "live": false,
        "options": [
          "digits",
          "fashion"
        ]
      },
      {
        "default": 10000,
        "id": "images",
        "kind": "whole",
        "live": false,
        "max": 10000,
        "min": 1,
        "suggested": [
          500,
          1000,
          2000,
          5000,
          10000
        ]
      },
      {
        "default": [
          128
        ],
        "id": "hidden",
        "kind": "sizes",
        "layers": 3,
        "live": false,
        "max": 1024,
        "min": 1
      },
      {
        "default": 32,
        "id": "dCode",
        "kind": "whole",
        "live": false,
        "max": 256,
        "min": 1,
        "suggested": [
          1,
          2,
          4,
          8,
          16,
          32,
          64
        ]
      },
      {
        "default": "crossEntropy",
        "id": "cost",
        "kind": "choice",
        "live": false,
        "options": [
          "crossEntropy",
          "squaredError"
        ]
      },
      {
        "default": 0.002,
        "id": "learningRate",
        "kind": "log",
        "live": true,
        "max": 1000000000.0,
        "min": 0.00001,
        "usual": 10.0
      },
      {
        "default": 128,
        "id": "batchSize",
        "kind": "whole",
        "live": false,
        "max": 2048,
        "min": 1,
        "suggested": [
          16,
          32,
          64,
          128,
          256,
          512
        ]
      },
      {
        "default": 15,
        "id": "epochs",
        "kind": "whole",
        "live": true,
        "max": 200,
        "min": 1,
        "suggested": [
          1,
          5,
          15,
          30,
          60
        ]
      },
      {
        "default": 1,
        "id": "seed",
        "kind": "whole",
        "live": false,
        "max": 999999,
        "min": 0,
        "suggested": []
      }
    ],
    "group": "training",
    "id": "train"
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
  }
];
