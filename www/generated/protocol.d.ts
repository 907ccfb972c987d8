// Made from crate/core by `cargo xtask generate`.

/**
 * Bytes that the page sees as a `Uint8Array`.
 */
export type Bytes = Uint8Array;

/**
 * Which ℓ is trained.
 */
export type Cost = "crossEntropy" | "squaredError";

/**
 * A data set that has been loaded.
 */
export type DataInfo = { 
/**
 * How many samples it has.
 */
count: number, 
/**
 * Values in a sample.
 */
width: number, 
/**
 * Samples of each label, indexed by label.
 */
classes: Array<number>, };

/**
 * One set of samples with their labels.
 */
export type DataSet = "digitsTrain" | "digitsTest" | "fashionTrain" | "fashionTest" | "landsat";

/**
 * Decoded codes.
 */
export type Decoded = { 
/**
 * `[count, n]`, values 0..1.
 */
images: Floats, 
/**
 * Mean squared error of the first image, when an input was given.
 */
error: number | null, };

/**
 * Nothing to say but that it was done.
 */
export type Done = Record<symbol, never>;

/**
 * An error as it goes to the page, which translates `kind` with `params` and falls back on `message`.
 */
export type ErrorInfo = { 
/**
 * Key of the page's translation.
 */
kind: string, 
/**
 * The same in English.
 */
message: string, 
/**
 * Values for the placeholders of the translation; `control` names the control to show it beside.
 */
params: { [key in string]: string }, };

/**
 * Mean squared errors a pixel.
 */
export type Errors = { 
/**
 * Of the autoencoder.
 */
autoencoder: number, 
/**
 * Of PCA with as many components as the code has values; `null` when there are not so many.
 */
pca: number | null, 
/**
 * Of the mean training image; `null` before the PCA file has been loaded.
 */
mean: number | null, };

/**
 * Test cost and error.
 */
export type Evaluated = { 
/**
 * Steps done.
 */
step: number, 
/**
 * Mean ℓ of the test samples.
 */
cost: number, 
/**
 * Mean squared error a pixel.
 */
mse: number, };

/**
 * Numbers that the page sees as a `Float32Array`.
 */
export type Floats = Float32Array;

/**
 * Where an input comes from.
 */
export type Input = { "strokes": Array<Floats> } | { "pixels": Floats };

/**
 * An input's way through the network.
 */
export type Looked = { 
/**
 * x `[n]`, what the encoder saw.
 */
input: Floats, 
/**
 * h `[d]`.
 */
code: Floats, 
/**
 * x̂ `[n]`.
 */
reconstruction: Floats, 
/**
 * Mean squared error a pixel, beside what else could be had.
 */
errors: Errors, };

/**
 * Codes of samples.
 */
export type Mapped = { 
/**
 * `[count, d]`.
 */
codes: Floats, 
/**
 * `[count]`.
 */
labels: Array<number>, };

/**
 * A model that has been loaded.
 */
export type ModelInfo = { 
/**
 * The name it is kept under.
 */
name: string, 
/**
 * What it was trained on.
 */
subject: Subject, 
/**
 * The cost it was trained with.
 */
cost: Cost, 
/**
 * Sizes of the encoder, input and code included.
 */
encoder: Array<number>, 
/**
 * Sizes of the decoder, code and output included.
 */
decoder: Array<number>, 
/**
 * How many weights and biases it has.
 */
parameters: number, 
/**
 * The largest code value that is usual, for the scale of an axis: 99.5 % of |hᵢ| on test samples are below.
 */
codeScale: number, };

/**
 * Principal components that have been loaded.
 */
export type PcaInfo = { 
/**
 * How many components there are.
 */
components: number, };

/**
 * Samples as images.
 */
export type Pictures = { 
/**
 * `[count, n]`, row-major, 0..1.
 */
pixels: Floats, 
/**
 * `[count]`.
 */
labels: Array<number>, };

/**
 * Reconstructions.
 */
export type Previewed = { 
/**
 * `[count, n]`: the test samples, then the drawing if there was one.
 */
images: Floats, 
/**
 * Mean squared error a pixel of each.
 */
errors: Floats, };

/**
 * A probe that has run.
 */
export type Probed = { 
/**
 * The last loss: reading it waits for the device.
 */
loss: number, };

/**
 * The lab's questions.
 */
export type ReconstructAsk = { "look": { 
/**
 * Name of a loaded model.
 */
model: string, 
/**
 * The input.
 */
input: Input, } } | { "decode": { 
/**
 * Name of a loaded model.
 */
model: string, 
/**
 * `[count, d]`, row-major.
 */
codes: Floats, 
/**
 * An input `[n]` to compare the first image with.
 */
input: Floats | null, } } | { "map": { 
/**
 * Name of a loaded model.
 */
model: string, 
/**
 * A loaded data set.
 */
set: DataSet, 
/**
 * How many samples, at least 1.
 */
count: number, } };

/**
 * A predictor's cost and error on the test set.
 */
export type Reference = { 
/**
 * Which one.
 */
kind: ReferenceKind, 
/**
 * Mean ℓ of the test samples.
 */
cost: number, 
/**
 * Mean squared error a pixel.
 */
mse: number, };

/**
 * Predictors.
 */
export type ReferenceKind = "mean" | "pca" | "floor";

/**
 * Every reply; which one it is follows from the question.
 */
export type Reply = DataInfo | ModelInfo | PcaInfo | Pictures | SelfTested | Probed | Looked | Decoded | Mapped | Started | Stepped | Evaluated | Previewed | Snapshot | Done;

/**
 * A question to the engine.
 */
export type Request = { "loadData": { 
/**
 * Which one.
 */
set: DataSet, 
/**
 * Its samples file.
 */
samples: Bytes, 
/**
 * Its labels file.
 */
labels: Bytes, } } | { "loadModel": { 
/**
 * Name to keep it under; an older one of that name is replaced.
 */
name: string, 
/**
 * A safetensors file as `model::file` writes it.
 */
bytes: Bytes, } } | { "loadPca": { 
/**
 * Whose they are.
 */
subject: Subject, 
/**
 * A safetensors file as `model::file` writes it.
 */
bytes: Bytes, } } | { "pictures": { 
/**
 * Of which data set.
 */
set: DataSet, 
/**
 * Which ones; indices past the end are refused.
 */
indices: Array<number>, } } | { "reconstruct": ReconstructAsk } | { "train": TrainAsk } | { "selfTest": Record<symbol, never> } | { "probe": { 
/**
 * How many steps, 1 to 100.
 */
steps: number, } };

/**
 * Result of the device's self-test.
 */
export type SelfTested = { 
/**
 * Whether every number was right.
 */
passed: boolean, 
/**
 * The largest relative error seen.
 */
worst: number, };

/**
 * A run as a file.
 */
export type Snapshot = { 
/**
 * A safetensors file: a model that [`LoadModel`](crate::protocol::Request::LoadModel) takes, with Adam's moments.
 */
bytes: Bytes, 
/**
 * Steps done.
 */
step: number, };

/**
 * A run that has begun.
 */
export type Started = { 
/**
 * How many weights and biases the network has.
 */
parameters: number, 
/**
 * Training images in use.
 */
images: number, 
/**
 * Steps in an epoch.
 */
stepsPerEpoch: number, 
/**
 * Steps done already; 0 for a new run.
 */
step: number, 
/**
 * What else could be had on the test set.
 */
references: Array<Reference>, };

/**
 * Steps that were done.
 */
export type Stepped = { 
/**
 * Steps done since the run began.
 */
step: number, 
/**
 * L of the batch before each of these steps, a sum over the pixels.
 */
losses: Floats, 
/**
 * Why the run stopped, if it did.
 */
stop: Stop | null, };

/**
 * Why a run stopped.
 */
export type Stop = { "kind": "finished" } | { "kind": "notFinite", 
/**
 * Step of the first such loss.
 */
step: number, } | { "kind": "exploded", 
/**
 * Step of the first such loss, counted from 1.
 */
step: number, };

/**
 * What a network is trained on.
 */
export type Subject = "digits" | "fashion";

/**
 * The lab's questions.
 */
export type TrainAsk = { "start": { 
/**
 * What to train.
 */
config: TrainConfig, } } | { "resume": { 
/**
 * What was trained.
 */
config: TrainConfig, 
/**
 * [`Snapshot::bytes`].
 */
bytes: Bytes, } } | { "steps": { 
/**
 * How many, at least 1; fewer are done when the run ends first.
 */
count: number, } } | { "evaluate": Record<symbol, never> } | { "preview": { 
/**
 * Indices into the test set.
 */
indices: Array<number>, 
/**
 * The drawing.
 */
drawing: Input | null, } } | { "adjust": { 
/**
 * Adam's step size.
 */
learningRate: number, 
/**
 * Passes over the images.
 */
epochs: number, } } | { "snapshot": Record<symbol, never> };

/**
 * What to train; field by field a control of [`LAB`].
 */
export type TrainConfig = { 
/**
 * What it is trained on.
 */
subject: Subject, 
/**
 * How many training images, from the first on; a subject with fewer gives what it has.
 */
images: number, 
/**
 * Hidden layers of the encoder, from the input on; the decoder mirrors them.
 */
hidden: Array<number>, 
/**
 * d.
 */
dCode: number, 
/**
 * ℓ.
 */
cost: Cost, 
/**
 * Adam's step size.
 */
learningRate: number, 
/**
 * m.
 */
batchSize: number, 
/**
 * Passes over the images.
 */
epochs: number, 
/**
 * Seed of the initial weights and of the order of the images.
 */
seed: number, };
