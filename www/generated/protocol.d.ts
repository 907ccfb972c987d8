// Made from crate/core by `cargo xtask generate`.

/**
 * s.
 */
export type Activation = "relu" | "sigmoid" | "tanh" | "identity" | "binary";

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`Error::Refused`] when no class is normal or all are, and for an image without ink; [`Error::NotLoaded`] for an
 * unknown model or data set, or before anything has begun; [`Error::WrongLength`] for a model of another size;
 * [`Error::Setting`] for a share out of its range.
 */
export type AnomalyRequest = { "begin": { 
/**
 * Of what there are classes.
 */
subject: Subject, 
/**
 * The classes that are normal; at least one and not all.
 */
normal: Array<number>, 
/**
 * Share of the training samples that are anomalies nobody has noticed, 0 to 0.5.
 */
pollution: number, 
/**
 * Of the initial weights, of the order of the samples, and of which anomalies get among them.
 */
seed: number, 
/**
 * A loaded model of such images to begin with, in place of new weights.
 */
model: string | null, } } | { "beginBeats": { 
/**
 * Of the initial weights, and of the order of the beats.
 */
seed: number, } } | { "learn": { 
/**
 * How many.
 */
steps: number, } } | { "look": { 
/**
 * The input.
 */
input: Input, } } | { "lookBeat": { 
/**
 * The beat in millivolts, `[n]`; what is no number counts as 0, and what lies beyond the scale as its end.
 */
millivolts: Floats, } };

/**
 * How well an attack works.
 */
export type Attacked = { 
/**
 * Pairs that leaked.
 */
pairs: number, 
/**
 * Mean squared error a pixel of what it guesses of the test samples.
 */
mse: number, };

/**
 * An image with a hole, and what fills it without a network.
 */
export type Baselines = { 
/**
 * x `[n]`.
 */
input: Floats, 
/**
 * `[n]`, 1 where a pixel is missing.
 */
mask: Floats, 
/**
 * Missing pixels.
 */
missing: number, 
/**
 * Filled with the mean image, `[n]`.
 */
mean: Floats, 
/**
 * Filled by iterated projection on principal components, `[n]`.
 */
pca: Floats, 
/**
 * Mean squared error of the missing pixels of the mean image.
 */
meanError: number, 
/**
 * The same of iterated PCA after each round.
 */
pcaErrors: Floats, };

/**
 * The heartbeats, and what is learned of them.
 */
export type Beats = { 
/**
 * Every beat in the order of time, in millivolts, `[count, n]`.
 */
millivolts: Floats, 
/**
 * Of each beat 0 for narrow, 1 for wide, 2 for unclear.
 */
kinds: Array<number>, 
/**
 * Place of R in a beat.
 */
peak: number, 
/**
 * Values a second.
 */
rate: number, 
/**
 * The beats that are counted: narrow ones that are not learned from, and wide ones.
 */
counted: Array<number>, 
/**
 * Which of these are wide.
 */
anomalous: Array<boolean>, 
/**
 * How many are learned from.
 */
train: number, 
/**
 * Steps in a whole run.
 */
steps: number, 
/**
 * Values in the code, and components of PCA.
 */
d: number, };

/**
 * Both reductions at the start.
 */
export type Begun = { 
/**
 * d: what was asked for, or the number of columns where there are not so many.
 */
d: number, 
/**
 * Principal components of every row, `[rows, d]`.
 */
scores: Floats, 
/**
 * The share of the test rows' variation that is lost with d of them.
 */
pcaLost: number, 
/**
 * Layers of the network with their sizes, from the input to the output.
 */
sizes: Array<number>, 
/**
 * What the network makes of the rows.
 */
codes: Floats, 
/**
 * The share that the network loses.
 */
lost: number, 
/**
 * Steps done.
 */
step: number, };

/**
 * Which of two ways has the clearer images between its ends.
 */
export type Between = { 
/**
 * Mean grey of the images between the ends; 0 when there is none.
 */
codes: number, 
/**
 * Mean grey of the mixtures between the ends.
 */
pixels: number, 
/**
 * Mean grey of the test images themselves.
 */
real: number, 
/**
 * The way with the smaller mean.
 */
clearer: Clearer, };

/**
 * Bytes that the page sees as a `Uint8Array`.
 */
export type Bytes = Uint8Array;

/**
 * Samples as points of the plane.
 */
export type Charted = { 
/**
 * `[count, 2]`.
 */
codes: Floats, 
/**
 * `[count]`.
 */
labels: Array<number>, 
/**
 * The middle of a square around nearly all of them.
 */
centre: [number, number], 
/**
 * Half of its side.
 */
half: number, 
/**
 * How densely they lie in the cells of that square, `[cells, cells]`, the topmost row first: an estimate of the
 * probability for each unit of area.
 */
density: Floats, };

/**
 * What has been told of the test samples so far, in one space.
 */
export type Classified = { 
/**
 * Samples that have been told.
 */
done: number, 
/**
 * What was told of each, from the first on.
 */
told: Array<number>, 
/**
 * How many samples of each class (rows) were told to be of each (columns), `[classes × classes]`.
 */
confusion: Array<number>, 
/**
 * Share that was told right, 0..1.
 */
accuracy: number, };

/**
 * What a network made of an input with noise.
 */
export type Cleaned = { 
/**
 * x `[n]`.
 */
clean: Floats, 
/**
 * x̃ `[n]`.
 */
noisy: Floats, 
/**
 * x̂ `[n]`.
 */
image: Floats, 
/**
 * Mean squared error a pixel of x̂.
 */
mse: number, 
/**
 * Its peak signal-to-noise ratio in dB.
 */
psnr: number, };

/**
 * A way across.
 */
export type Clearer = "codes" | "pixels" | "neither";

/**
 * What codes of test samples are like.
 */
export type CodeStatistics = { 
/**
 * 99.5 % of |hᵢ| are below.
 */
scale: number, 
/**
 * Share of the values with |hᵢ| < 5 % of the scale.
 */
nearZero: number, 
/**
 * Mean number of units of a sample that are not near zero.
 */
active: number, 
/**
 * Share of the units that are near zero for every sample.
 */
dead: number, 
/**
 * Mean of all hᵢ: of a sigmoid code the mean of ρ̂ⱼ.
 */
mean: number, };

/**
 * What is done to an image.
 */
export type Corruption = { 
/**
 * Which noise.
 */
noise: Noise, 
/**
 * How much, as in a run's settings, 0 to 1.
 */
level: number, 
/**
 * Of the noise: the same gives the same, on every device.
 */
seed: number, };

/**
 * Which ℓ is trained.
 */
export type Cost = "crossEntropy" | "squaredError";

/**
 * A point of the curve.
 */
export type CurvePoint = { 
/**
 * d.
 */
d: number, 
/**
 * Steps that this network has had.
 */
step: number, 
/**
 * The share of the test rows' variation that is lost.
 */
lost: number, };

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
 * One set of samples with their labels. On the wire it is its name.
 */
export type DataSet = `${Subject}Train` | `${Subject}Test` | "digitsFirst" | "digitsSome" | "landsat" | "heartbeats";

/**
 * Decoded codes.
 */
export type Decoded = { 
/**
 * `[count, n]`, values 0..1.
 */
images: Floats, 
/**
 * Mean squared error a pixel of the images that were compared.
 */
error: number | null, };

/**
 * Who removes the noise.
 */
export type DenoiseBy = { "network": NetworkRef } | "nobody" | "pca" | "median" | "blur";

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`crate::Error::NotLoaded`] for an unknown network or data set, or without the PCA file; [`crate::Error::OutOfRange`] for a sample
 * that is not there, [`crate::Error::Setting`] for a level that is none.
 */
export type DenoiseRequest = { "clean": { 
/**
 * Which one.
 */
network: NetworkRef, 
/**
 * The clean input.
 */
input: Input, 
/**
 * What is done to it.
 */
corruption: Corruption, } } | { "filter": { 
/**
 * By whose principal components.
 */
subject: Subject, 
/**
 * The clean input.
 */
input: Input, 
/**
 * What is done to it.
 */
corruption: Corruption, } } | { "row": { 
/**
 * Which one.
 */
network: NetworkRef, 
/**
 * Whose test samples.
 */
subject: Subject, 
/**
 * Which ones.
 */
indices: Array<number>, 
/**
 * What is done to them.
 */
corruption: Corruption, } } | { "measure": { 
/**
 * Who removes the noise.
 */
by: DenoiseBy, 
/**
 * Whose test samples.
 */
subject: Subject, 
/**
 * What is done to the samples.
 */
corruption: Corruption, 
/**
 * What has been counted before: it goes on with the next sample.
 */
soFar: Tally, 
/**
 * How many samples.
 */
count: number, } };

/**
 * Samples with noise, and what a network made of them.
 */
export type DenoisedRow = { 
/**
 * `[count, n]`.
 */
clean: Floats, 
/**
 * `[count, n]`.
 */
noisy: Floats, 
/**
 * `[count, n]`.
 */
images: Floats, };

/**
 * The network that a config makes.
 */
export type Described = { 
/**
 * From the input to the code.
 */
encoder: Array<LayerInfo>, 
/**
 * From the code to the output.
 */
decoder: Array<LayerInfo>, 
/**
 * How many weights and biases there are to learn.
 */
parameters: number, };

/**
 * A step and what it was made of, as the first sample of its batch saw it.
 */
export type Dissected = { 
/**
 * Steps done, this one included.
 */
step: number, 
/**
 * Index of the sample in the training set.
 */
index: number, 
/**
 * Its class.
 */
label: number, 
/**
 * x `[n]`.
 */
input: Floats, 
/**
 * x̃ `[n]`: x itself when there is no noise.
 */
corrupted: Floats, 
/**
 * h `[d]`; of a variational autoencoder the draw.
 */
code: Floats, 
/**
 * x̂ `[n]`.
 */
reconstruction: Floats, 
/**
 * ∂L/∂z `[n]`, with z the logits.
 */
slope: Floats, 
/**
 * ℓ of the sample.
 */
cost: number, 
/**
 * What was minimised: mean ℓ of the batch, and the penalty.
 */
loss: number, 
/**
 * The penalty in it; 0 when there is none.
 */
penalty: number, 
/**
 * Each layer, encoder first.
 */
layers: Array<LayerStep>, 
/**
 * Of the weights, biases left out, the one with the largest gradient.
 */
weight: WeightStep, 
/**
 * Why the run stopped, if it did.
 */
stop: Stop | null, };

/**
 * The reply to a question that has nothing to say but that it was done.
 */
export type Done = Record<symbol, never>;

/**
 * An input's Gaussian, and draws from it.
 */
export type Drawn = { 
/**
 * μ `[d]`.
 */
mean: Floats, 
/**
 * σ `[d]`.
 */
deviation: Floats, 
/**
 * ε of each draw, `[count, d]`.
 */
noise: Floats, 
/**
 * h = μ + σ ⊙ ε of each, `[count, d]`.
 */
codes: Floats, 
/**
 * What the decoder makes of each, `[count, n]`.
 */
images: Floats, 
/**
 * KL(N(μ, σ²)‖N(0, 1)), in nats.
 */
kl: number, };

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`Error::NotLoaded`] for data or a model that is not there, [`Error::File`] for a file that cannot be read;
 * [`Error::WrongLength`], [`Error::OutOfRange`] and [`Error::Refused`] for images that are no set,
 * [`Error::Setting`] for a config that cannot work, [`Error::NotFinite`] when a training diverges.
 */
export type EngineRequest = { "loadData": { 
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
labels: Bytes, } } | { "loadImages": { 
/**
 * Its id.
 */
subject: Subject, 
/**
 * `[count, n]`: 0 is the ground, 255 ink.
 */
images: Bytes, 
/**
 * The class of each, or nothing: then all are of one class.
 */
labels: Bytes, 
/**
 * How many classes there are.
 */
classes: number, 
/**
 * Of each a number of the image that it was made of, or nothing: what was made of one image is not parted.
 */
originals: Array<number>, 
/**
 * Of the split.
 */
seed: number, } } | { "loadModel": { 
/**
 * Name to keep it under; an older one of that name is replaced.
 */
name: string, 
/**
 * A safetensors file of a model.
 */
bytes: Bytes, } } | { "loadPca": { 
/**
 * Whose they are.
 */
subject: Subject, 
/**
 * A safetensors file of components.
 */
bytes: Bytes, } } | { "fitPca": { 
/**
 * Whose they are.
 */
subject: Subject, } } | { "prepare": { 
/**
 * Of the model that it becomes.
 */
name: string, 
/**
 * What is trained.
 */
config: TrainConfig, 
/**
 * How many steps.
 */
steps: number, } } | { "pictures": { 
/**
 * Of which data set.
 */
set: DataSet, 
/**
 * Which ones; indices past the end are refused.
 */
indices: Array<number>, } } | { "leave": { 
/**
 * Id of the lab.
 */
lab: string, } } | { "selfTest": Record<symbol, never> } | { "probe": { 
/**
 * The network and how it is trained; its images are not used.
 */
config: TrainConfig, 
/**
 * How many steps, 1 to 100.
 */
steps: number, } } | { "trace": { 
/**
 * Of which network.
 */
network: NetworkRef, 
/**
 * The input.
 */
input: Input, } };

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
mse: number, 
/**
 * The codes of all test samples.
 */
code: CodeStatistics, };

/**
 * A filled image.
 */
export type Filled = { 
/**
 * What was known is kept, `[n]`.
 */
image: Floats, 
/**
 * Mean squared error of the missing pixels after each round.
 */
errors: Floats, };

/**
 * What others made of it.
 */
export type Filtered = { 
/**
 * Of the best linear estimate from 64 principal components, `[n]`.
 */
pca: Floats, 
/**
 * Of the median, `[n]`.
 */
median: Floats, 
/**
 * Of the blur, `[n]`.
 */
blur: Floats, 
/**
 * Mean squared errors a pixel: of the noisy image as it is, then in the order above.
 */
mse: [number, number, number, number], 
/**
 * Their peak signal-to-noise ratios in dB.
 */
psnr: [number, number, number, number], };

/**
 * Where the codes lie.
 */
export type Fitted = { 
/**
 * d.
 */
d: number, 
/**
 * Classes.
 */
classes: number, 
/**
 * Root mean squared error between test samples and the training samples that are most like them, the mean of a
 * hundred: how far new images of the data are from the known ones.
 */
usual: number, 
/**
 * Share of these test samples, 0..1, that would be called doubtful, as [`Sampled::doubtful`] calls new images.
 */
doubtful: number, 
/**
 * How far the codes are from the standard Gaussian: the mean over the axes of |μ| + |log σ|.
 */
off: number, };

/**
 * Numbers that the page sees as a `Float32Array`.
 */
export type Floats = Float32Array;

/**
 * Items near an address.
 */
export type Found = { 
/**
 * Indices into the training set, the nearest first.
 */
indices: Array<number>, 
/**
 * In how many bits each differs.
 */
distances: Array<number>, 
/**
 * How many there are at each distance from 0 to the radius.
 */
counts: Array<number>, 
/**
 * How many there are of each label within the radius.
 */
classes: Array<number>, 
/**
 * How many addresses lie within the radius.
 */
addresses: number, };

/**
 * What changes beside the angle.
 */
export type Freedom = "none" | "thickness" | "slant" | "shift";

/**
 * Points, and what is known of them.
 */
export type Gathered = { 
/**
 * Values of a point, n.
 */
width: number, 
/**
 * `[count, n]`.
 */
rows: Floats, 
/**
 * The class of each; empty where there are none.
 */
labels: Array<number>, 
/**
 * How far along its surface each point lies, or how far it is turned, 0..1; empty where there is neither.
 */
along: Floats, 
/**
 * Where each lies on the unrolled surface, or cosine and sine of its angle, `[count, 2]`; empty where there is neither.
 */
flat: Floats, 
/**
 * k of the graph that the distances are measured along, where the subject says it.
 */
neighbours: number | null, };

/**
 * Errors that have been counted.
 */
export type Gauged = { 
/**
 * What has been counted.
 */
tally: Tally, 
/**
 * Samples that there are.
 */
of: number, 
/**
 * Mean squared error of the missing pixels.
 */
mse: number, };

/**
 * Gaussians of samples.
 */
export type Gaussians = { 
/**
 * μ of each, `[count, d]`.
 */
means: Floats, 
/**
 * σ of each, `[count, d]`.
 */
deviations: Floats, 
/**
 * `[count]`.
 */
labels: Array<number>, 
/**
 * KL(N(μ, σ²)‖N(0, 1)), the mean over the samples, in nats.
 */
kl: number, };

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`Error::NotLoaded`] for an unknown network or data set, or before a network was fitted; [`Error::WrongLength`] for a
 * code of more than 128 values, or shares that are not one a class; [`Error::NotFinite`] after a run that diverged.
 */
export type GenerateRequest = { "fit": { 
/**
 * Of which network, of at most 128 code values.
 */
network: NetworkRef, } } | { "sample": { 
/**
 * By which network.
 */
network: NetworkRef, 
/**
 * Where they come from.
 */
way: GenerateWay, 
/**
 * How far from the middle, 0 to 4; 1 is as the codes are.
 */
spread: number, 
/**
 * How many, 1 to 100.
 */
count: number, 
/**
 * Seed of the draws.
 */
seed: number, } } | { "mix": { 
/**
 * By which network.
 */
network: NetworkRef, 
/**
 * Shares of the classes' means, 0 or more, `[classes]`; their sum with `own` is brought to 1, and with nothing at
 * all it is the mean of all.
 */
shares: Floats, 
/**
 * A sample of the person's.
 */
sample: Input | null, 
/**
 * Its share.
 */
own: number, 
/**
 * How far from thin to thick: 1 is what leads from the middle to the thickest quarter.
 */
thickness: number, 
/**
 * How far to the right.
 */
slant: number, } };

/**
 * Where codes come from.
 */
export type GenerateWay = "box" | "whole" | { "mixture": number | null } | "prior" | { "around": Input };

/**
 * What is asked about.
 */
export type Given = { "place": Floats } | { "row": Floats } | { "strokes": Array<Floats> };

/**
 * What an attacker sees.
 */
export type Guessed = { 
/**
 * `[count, n]`, values 0..1.
 */
images: Floats, 
/**
 * Mean squared error a pixel, when they were compared.
 */
error: number | null, };

/**
 * Distances along the surface, so far.
 */
export type Guided = { 
/**
 * Points from which they are known.
 */
done: number, 
/**
 * Points.
 */
of: number, 
/**
 * The map that keeps them, `[count, 2]`; empty before all are known.
 */
map: Floats, 
/**
 * Of that map.
 */
measures: MapMeasures | null, };

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`Error::NotLoaded`] for an unknown network or data set, or before anything is on the shelves;
 * [`Error::WrongLength`] for an address of another length, or a code with more than 64 values.
 */
export type HashingRequest = { "shelve": { 
/**
 * By which network, of at most 64 code values.
 */
network: NetworkRef, } } | { "find": { 
/**
 * The address, `[d]` numbers of which those above ½ are set bits.
 */
bits: Floats, 
/**
 * In how many bits they may differ, 0 to 8.
 */
radius: number, } } | { "rank": { 
/**
 * Of which network.
 */
network: NetworkRef, } } | { "lookUp": { 
/**
 * How they are looked for.
 */
way: HashingWay, 
/**
 * In how many bits they may differ, 0 to 8.
 */
radius: number, 
/**
 * How often all of them are looked for, at least 1.
 */
rounds: number, } };

/**
 * How items are looked for.
 */
export type HashingWay = "shelves" | "codes" | "pixels";

/**
 * A part of an image that is missing.
 */
export type Hidden = "lower" | "upper" | "left" | "right" | "square" | { "pixels": number };

/**
 * A set of the person's that is kept.
 */
export type ImagesInfo = { 
/**
 * What it is trained on.
 */
train: DataInfo, 
/**
 * What it is tested on.
 */
test: DataInfo, };

/**
 * Who fills in.
 */
export type ImputeBy = { "network": ImputeNetwork } | "mean" | { "pca": number };

/**
 * What is missing of an image.
 */
export type ImputeHole = { "part": { 
/**
 * Which one.
 */
hidden: Hidden, 
/**
 * Of what is chosen at random.
 */
seed: number, } } | { "erased": Floats };

/**
 * How a network fills in.
 */
export type ImputeNetwork = { 
/**
 * Which one.
 */
network: NetworkRef, 
/**
 * 0: it sees the value ½ where a pixel is missing, and what it gives there is taken. Else so many rounds, 1 to 100: what
 * is missing begins as the mean image and is replaced by what the network gives, again and again.
 */
rounds: number, };

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`crate::Error::Refused`] when nothing is missing or everything; [`crate::Error::NotLoaded`] for an unknown
 * network or data set, or without the PCA file; [`crate::Error::WrongLength`] for a mask of another length,
 * [`crate::Error::OutOfRange`] for a sample that is not there, [`crate::Error::File`] for a model of another
 * network, [`crate::Error::Setting`] for a share out of its range.
 */
export type ImputeRequest = { "fill": { 
/**
 * How.
 */
by: ImputeNetwork, 
/**
 * The whole image.
 */
input: Input, 
/**
 * What is missing of it.
 */
hole: ImputeHole, } } | { "plain": { 
/**
 * By whose mean image and principal components.
 */
subject: Subject, 
/**
 * The whole image.
 */
input: Input, 
/**
 * What is missing of it.
 */
hole: ImputeHole, 
/**
 * Projections on principal components, 1 to 100.
 */
rounds: number, } } | { "measure": { 
/**
 * Who fills them in.
 */
by: ImputeBy, 
/**
 * Whose test samples.
 */
subject: Subject, 
/**
 * What is missing of each.
 */
hole: ImputeHole, 
/**
 * What has been counted before: it goes on with the next sample.
 */
soFar: Tally, 
/**
 * How many samples.
 */
count: number, } } | { "satellite": { 
/**
 * The file of one that gives whole rows back.
 */
plain: Bytes, 
/**
 * The file of one that was trained with values missing.
 */
filler: Bytes, } } | { "patch": { 
/**
 * Its number.
 */
row: number, 
/**
 * `[36]`, 1 where a value is missing.
 */
mask: Floats, 
/**
 * Rounds of what is iterated, 1 to 100.
 */
rounds: number, } } | { "patches": { 
/**
 * `[36]`, 1 where a value is missing.
 */
mask: Floats, 
/**
 * Rounds of what is iterated, 1 to 100.
 */
rounds: number, } };

/**
 * Where an input comes from.
 */
export type Input = { "strokes": Array<Floats> } | { "pixels": Floats };

/**
 * Share of the test samples, 0..1, whose class is the one of most of their nearest training samples.
 */
export type Judged = { 
/**
 * By their codes.
 */
autoencoder: number, 
/**
 * By as many principal components; `null` before the PCA file has been loaded, or when it has not so many.
 */
pca: number | null, 
/**
 * Mean squared error a pixel of the test samples' copies.
 */
error: number, 
/**
 * Training samples that may be neighbours.
 */
references: number, 
/**
 * Test samples.
 */
queries: number, };

/**
 * A layer in words, for the page.
 */
export type LayerInfo = { 
/**
 * What it does.
 */
kind: LayerKind, 
/**
 * Sizes of the input: `[d]` or `[channels, side, side]`.
 */
input: Array<number>, 
/**
 * Sizes of the output.
 */
output: Array<number>, 
/**
 * Sizes of W as PyTorch and the slides have it: `[d_out, d_in]`, or the two channels and the kernel.
 */
weight: Array<number>, 
/**
 * s.
 */
activation: Activation, };

/**
 * Kinds of layers.
 */
export type LayerKind = "dense" | "convolution" | "transposed";

/**
 * A layer while it trains.
 */
export type LayerStatus = { 
/**
 * `encoder.0` and so on.
 */
name: string, 
/**
 * Share of its units that are near zero for every test sample; of the last layer `null`.
 */
dead: number | null, 
/**
 * ‖∂L/∂w‖ of its weights and biases in the last step; `null` before the first.
 */
gradient: number | null, 
/**
 * ‖w‖.
 */
weight: number, };

/**
 * A layer in one step.
 */
export type LayerStep = { 
/**
 * `encoder.0` and so on.
 */
name: string, 
/**
 * ‖w‖ before.
 */
weight: number, 
/**
 * ‖∂L/∂w‖.
 */
gradient: number, 
/**
 * ‖Δw‖.
 */
update: number, };

/**
 * What an autoencoder has come to.
 */
export type Learned = { 
/**
 * Steps done.
 */
step: number, 
/**
 * Steps of a whole run.
 */
of: number, 
/**
 * Codes of the points, `[count, 2]`.
 */
codes: Floats, 
/**
 * Mean squared error a value.
 */
error: number, };

/**
 * An autoencoder that is trained here.
 */
export type Learner = "plain" | "variational" | "guided";

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
 * Lookups that were done.
 */
export type LookedUp = { 
/**
 * Lookups in all rounds.
 */
lookups: number, 
/**
 * Items that were found in all of them.
 */
found: number, };

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`crate::Error::NotLoaded`] for an unknown network or data set, or before a surface or a turned digit is
 * there,
 * [`crate::Error::WrongLength`] for a code that is no point of a plane, [`crate::Error::Setting`] for a pull or a number of
 * neighbours out of its range.
 */
export type ManifoldRequest = { "chart": { 
/**
 * Of which network.
 */
network: NetworkRef, 
/**
 * A loaded data set.
 */
set: DataSet, 
/**
 * How many samples, at least 1.
 */
count: number, 
/**
 * Cells of the density along one side, 1 to 256.
 */
cells: number, } } | { "tiles": { 
/**
 * Of which network.
 */
network: NetworkRef, 
/**
 * The middle of the square that is covered.
 */
centre: [number, number], 
/**
 * Half of its side, above 0.
 */
half: number, 
/**
 * Tiles along one side, 1 to 40.
 */
tiles: number, } } | { "walk": { 
/**
 * Of which network.
 */
network: NetworkRef, 
/**
 * Where it begins.
 */
from: Input, 
/**
 * Where it ends.
 */
to: Input, 
/**
 * Images on the way with both ends, 2 to 40.
 */
count: number, } } | { "roll": { 
/**
 * Which one.
 */
surface: Surface, 
/**
 * How many points, 48 to 2,000.
 */
count: number, 
/**
 * Seed of the points, of the initial weights and of the order.
 */
seed: number, 
/**
 * k, the nearest points that each is joined to, 3 to 120: the graph in which tears are looked for.
 */
neighbours: number, 
/**
 * The file of a shipped network for exactly these points.
 */
model: Bytes | null, } } | { "guide": { 
/**
 * k, the nearest points that each is joined to, 3 to 120; another k begins anew.
 */
neighbours: number, 
/**
 * λ of the pull, 0.01 to 100.
 */
weight: number, 
/**
 * From how many more points.
 */
starts: number, } } | { "unroll": { 
/**
 * How many; none shows how it is.
 */
steps: number, 
/**
 * Whether the map is to be measured: that takes as long as some dozens of steps.
 */
measure: boolean, } } | { "connect": { 
/**
 * Indices of the points; if not given, of two that lie near to each other in space and far apart on the surface.
 */
ends: [number, number] | null, } } | { "judge": { 
/**
 * Of which network.
 */
network: NetworkRef, 
/**
 * Neighbours that vote, at least 1.
 */
k: number, } } | { "ahead": { 
/**
 * A loaded data set.
 */
set: DataSet, 
/**
 * How many samples, at least 1.
 */
count: number, 
/**
 * How many steps, 1 to 20.
 */
steps: number, } } | { "gather": { 
/**
 * Which one; its data set must have been loaded.
 */
of: MapSubject, 
/**
 * How many points, 48 to 2,000; the first ones of a data set. Turned images are as many as there are angles.
 */
count: number, 
/**
 * Seed of a surface's points.
 */
seed: number, } } | { "learn": { 
/**
 * Which one.
 */
learner: Learner, 
/**
 * Seed of the initial weights, of the order and of what is drawn.
 */
seed: number, 
/**
 * The map that the guided one is pulled to, `[count, 2]`.
 */
guide: Floats | null, 
/**
 * How many steps; none shows how it is.
 */
steps: number, } } | { "sketch": { 
/**
 * Which one; a place needs one.
 */
learner: Learner | null, 
/**
 * Of what.
 */
of: Given, } } | { "turn": { 
/**
 * The image.
 */
input: Input, 
/**
 * What changes beside the angle.
 */
freedom: Freedom, 
/**
 * d, values of the codes, 2 or 3.
 */
d: number, 
/**
 * Seed of the initial weights and of the order.
 */
seed: number, 
/**
 * The file of a shipped network that copies the turns of this image.
 */
model: Bytes | null, 
/**
 * The file of one whose code was pulled too.
 */
guided: Bytes | null, } } | { "turnStep": { 
/**
 * Whether the one whose code is pulled.
 */
guided: boolean, 
/**
 * How many; none shows how it is.
 */
steps: number, } } | { "turnDecode": { 
/**
 * Which one.
 */
map: TurnMap, 
/**
 * `[d]`.
 */
code: Floats, } };

/**
 * How good a map of a surface is; each is 1 for a surface that lies flat.
 */
export type MapMeasures = { 
/**
 * Trustworthiness, 0..1: neighbours on the map are neighbours in space.
 */
trust: number, 
/**
 * Continuity, 0..1: neighbours in space are neighbours on the map.
 */
continuity: number, 
/**
 * R² of the length along the surface by a linear fit on the map; `null` where nothing can be laid flat.
 */
along: number | null, 
/**
 * R² of the width of the surface by a linear fit on the map; `null` as well.
 */
across: number | null, };

/**
 * What the maps are of.
 */
export type MapSubject = { "surface": Surface } | { "turned": { 
/**
 * The digit.
 */
input: Input, 
/**
 * What changes beside the angle.
 */
freedom: Freedom, } } | { "images": Subject } | "landsat";

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
 * Errors that have been counted.
 */
export type Measured = { 
/**
 * What has been counted.
 */
tally: Tally, 
/**
 * Samples that there are.
 */
of: number, 
/**
 * Mean squared error of what was counted.
 */
mse: number, 
/**
 * The peak signal-to-noise ratio in dB that it makes.
 */
psnr: number, };

/**
 * Codes that were read.
 */
export type Message = { 
/**
 * Values in a code.
 */
d: number, 
/**
 * `[count, d]`.
 */
codes: Floats, };

/**
 * A mixture.
 */
export type Mixed = { 
/**
 * h `[d]`.
 */
code: Floats, 
/**
 * What the decoder makes of it, `[n]`.
 */
image: Floats, 
/**
 * The same without the attributes, `[n]`.
 */
plain: Floats, 
/**
 * Mean width of the strokes of both in pixels, `[image, plain]`.
 */
thickness: [number, number], 
/**
 * How far they lean to the right in degrees, `[image, plain]`.
 */
slant: [number, number], };

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
 * Layers from the input to the code.
 */
encoder: Array<LayerInfo>, 
/**
 * Layers from the code to the output.
 */
decoder: Array<LayerInfo>, 
/**
 * d, values in a code.
 */
dCode: number, 
/**
 * Whether the decoder has the encoder's weights.
 */
tied: boolean, 
/**
 * Whether the encoder gives a mean and a variance for each value of the code, which is then the mean.
 */
variational: boolean, 
/**
 * How many weights and biases were learned.
 */
parameters: number, 
/**
 * The largest code value that is usual, for the scale of an axis: 99.5 % of |hᵢ| on test samples are below.
 */
codeScale: number, };

/**
 * Codes of a run as it is, and as it is going to be.
 */
export type Moved = { 
/**
 * `[count, 2]`.
 */
from: Floats, 
/**
 * After the steps, or after those that are left of the run, `[count, 2]`.
 */
to: Floats, };

/**
 * The nearest training samples in one space.
 */
export type Neighborhood = { 
/**
 * Their indices, the nearest first; of the satellite's the numbers of the rows.
 */
indices: Array<number>, 
/**
 * Their Euclidean distances.
 */
distances: Array<number>, 
/**
 * Their labels.
 */
labels: Array<number>, 
/**
 * How many have each label.
 */
votes: Array<number>, 
/**
 * The label that most of them have, the smallest of several.
 */
told: number, 
/**
 * Where the query lies on the plane of this space; `null` of the samples' own, and before planes were asked for.
 */
place: [number, number] | null, };

/**
 * The nearest training samples in each space: of the samples, of components, of codes.
 */
export type Neighbors = { 
/**
 * In this order.
 */
spaces: Array<Neighborhood>, };

/**
 * Two planes: a space's two values, or the first two principal components of more.
 */
export type NeighborsPlaned = { 
/**
 * The training samples by their components `[count, 2]`, in the order of a neighbour's index.
 */
components: Floats, 
/**
 * The same by their codes.
 */
codes: Floats, 
/**
 * The test samples by their components.
 */
componentTests: Floats, 
/**
 * The same by their codes.
 */
codeTests: Floats, 
/**
 * The share of the training samples' variance among components and among codes that the plane shows, 0..1.
 */
shares: [number, number], 
/**
 * Labels of the training samples.
 */
labels: Array<number>, 
/**
 * Labels of the test samples.
 */
testLabels: Array<number>, };

/**
 * Whose neighbours are looked for.
 */
export type NeighborsQuery = { "input": Input } | { "row": number };

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`Error::NotLoaded`] for an unknown network, data set or PCA file, or before there is anybody to ask;
 * [`Error::OutOfRange`] for a row that is not there, and for samples before those that have been told;
 * [`Error::BadRequest`] for an image among rows, or a row among images; [`Error::File`] for a model of another network;
 * [`Error::Refused`] for an image without ink.
 */
export type NeighborsRequest = { "refer": { 
/**
 * Which samples, and which codes they have.
 */
from: References, } } | { "nearest": { 
/**
 * To what.
 */
query: NeighborsQuery, 
/**
 * k, at least 1.
 */
k: number, } } | { "classify": { 
/**
 * In which space.
 */
space: NeighborsSpace, 
/**
 * k, at least 1.
 */
k: number, 
/**
 * First sample.
 */
start: number, 
/**
 * How many samples.
 */
count: number, } } | { "planes": Record<symbol, never> };

/**
 * Where distances are measured.
 */
export type NeighborsSpace = "raw" | "pca" | "code";

/**
 * The inside of a network.
 */
export type NetworkInside = { 
/**
 * Steps done.
 */
step: number, 
/**
 * What enters each of the first units of the first layer: `[count, tileSide²]`.
 */
tiles: Floats, 
/**
 * Side of a tile: the image's, or the kernel's.
 */
tileSide: number, 
/**
 * What each of the code's first units draws: g(h̄ + s eⱼ) − g(h̄) with the mean code h̄ and the largest |hᵢ| of
 * the test samples as s, `[count, n]`.
 */
atoms: Floats, 
/**
 * Feature maps of a test sample: the outputs of the convolutions one after the other.
 */
maps: Floats, 
/**
 * Channels and side of each of these outputs.
 */
mapShapes: Array<[number, number]>, 
/**
 * How often the code's values fall into each of equal parts of `histogramFrom`..`histogramTo`.
 */
histogram: Floats, 
/**
 * Smallest code value.
 */
histogramFrom: number, 
/**
 * Largest code value.
 */
histogramTo: number, 
/**
 * ρ̂ⱼ, the mean of each code unit over the test samples, `[d]`.
 */
unitMeans: Floats, 
/**
 * The codes of the test samples.
 */
code: CodeStatistics, 
/**
 * Each layer, encoder first.
 */
layers: Array<LayerStatus>, };

/**
 * What lies between input and code, in the lecture's words.
 */
export type NetworkKind = "vanilla" | "multilayer" | "convolutional";

/**
 * A loaded model, or the training run as it is now.
 */
export type NetworkRef = { "model": string } | "run";

/**
 * What is done to a clean input x to get the corrupted x̃.
 */
export type Noise = "none" | "gaussian" | "masking" | "saltPepper" | "blocks" | "lines" | "missing";

/**
 * What is learned from.
 */
export type Normal = { 
/**
 * Training samples.
 */
train: number, 
/**
 * Samples that the model to begin with was trained on; `null` for new weights.
 */
seen: number | null, 
/**
 * How many of the training samples are anomalies.
 */
polluting: number, 
/**
 * Steps in a whole run.
 */
steps: number, 
/**
 * Values in the code, and components of PCA.
 */
d: number, 
/**
 * Which test samples are anomalies.
 */
anomalous: Array<boolean>, };

/**
 * How much of the images a decoder gave back.
 */
export type Opened = { 
/**
 * Mean squared error a pixel.
 */
mse: number, 
/**
 * The same of the mean image, which needs no code.
 */
mean: number, };

/**
 * The rule, with g = ∂L/∂w and learning rate η.
 */
export type Optimizer = "sgd" | "momentum" | "adam";

/**
 * A run and its twin without a penalty. What there is of both is a list: the twin's first.
 */
export type Paired = { 
/**
 * Steps done.
 */
steps: [number, number], 
/**
 * The codes of the input, `[2, d]`.
 */
codes: Floats, 
/**
 * The reconstructions, `[2, n]`.
 */
images: Floats, 
/**
 * Mean squared errors a pixel of the input.
 */
errors: [number, number], 
/**
 * The same over the test samples.
 */
testErrors: [number, number], 
/**
 * The codes of the test samples.
 */
statistics: [CodeStatistics, CodeStatistics], };

/**
 * Mean squared errors of the missing values over the test rows, in standard deviations squared.
 */
export type PatchErrors = { 
/**
 * Rows.
 */
rows: number, 
/**
 * Of the means, of iterated PCA, of the iterated network, of the one that was trained with values missing.
 */
errors: [number, number, number, number], };

/**
 * A filled row: `[36]` each, in the units of the measurement.
 */
export type Patched = { 
/**
 * As it was measured.
 */
values: Floats, 
/**
 * Filled with the means of the columns.
 */
mean: Floats, 
/**
 * Filled by iterated projection on principal components.
 */
pca: Floats, 
/**
 * Filled by iterated projection through the network that gives whole rows back.
 */
iterated: Floats, 
/**
 * Filled by the network that was trained with values missing.
 */
filler: Floats, 
/**
 * Mean squared errors of the missing values, in standard deviations of their columns squared, in this order.
 */
errors: [number, number, number, number], };

/**
 * How far the search is.
 */
export type PcaFitted = { 
/**
 * 0..1, as far as is known.
 */
done: number, 
/**
 * How many components there are, at the end.
 */
components: number | null, };

/**
 * Principal components that have been loaded.
 */
export type PcaInfo = { 
/**
 * How many components there are.
 */
components: number, };

/**
 * The added term.
 */
export type Penalty = "none" | "l1" | "kl" | "contractive" | "variational" | "bits";

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
 * The costs of one pixel for each x̂ that was asked about.
 */
export type PixelPriced = { 
/**
 * −[x log x̂ + (1−x) log(1−x̂)], in nats; infinite where x̂ is sure of what is not.
 */
crossEntropy: Floats, 
/**
 * ½(x − x̂)².
 */
squaredError: Floats, };

/**
 * How far a small network is.
 */
export type Prepared = { 
/**
 * Steps done.
 */
step: number, 
/**
 * Steps in all.
 */
steps: number, 
/**
 * The model, at the end.
 */
model: ModelInfo | null, };

/**
 * Reconstructions.
 */
export type Previewed = { 
/**
 * What the network saw: the inputs with the run's noise, `[count, n]`.
 */
seen: Floats, 
/**
 * Reconstructions, `[count, n]`: the test samples, then the drawing if there was one.
 */
images: Floats, 
/**
 * Mean squared error a pixel of each, against the clean input.
 */
errors: Floats, };

/**
 * What each pixel costs.
 */
export type Priced = { 
/**
 * x `[n]`.
 */
input: Floats, 
/**
 * x̂ `[n]`.
 */
reconstruction: Floats, 
/**
 * −[xᵢ log x̂ᵢ + (1−xᵢ) log(1−x̂ᵢ)] of each pixel, `[n]`, in nats; empty for an output without a sigmoid, whose values are
 * no probabilities.
 */
crossEntropy: Floats, 
/**
 * Its sum, ℓ; `null` where there is none.
 */
crossEntropySum: number | null, 
/**
 * The part of that sum that no reconstruction can avoid: pixels are grey. What x̂ = x costs.
 */
crossEntropyFloor: number, 
/**
 * ½(xᵢ − x̂ᵢ)² of each pixel, `[n]`.
 */
squaredError: Floats, 
/**
 * Its sum, ℓ.
 */
squaredErrorSum: number, };

/**
 * A probe that has run.
 */
export type Probed = { 
/**
 * The last loss: reading it waits for the device.
 */
loss: number, };

/**
 * A program.
 */
export type Program = { 
/**
 * Its text.
 */
text: string, };

/**
 * A race that has begun.
 */
export type RaceBegun = { 
/**
 * Weights and biases of the network.
 */
parameters: number, 
/**
 * Training images in use.
 */
images: number, };

/**
 * The networks that race.
 */
export type RaceNetwork = "multilayer" | "wide" | "convolutional";

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`crate::Error::Setting`] for a batch or a seed out of its range, [`crate::Error::NotLoaded`] before the data are there or a race has
 * begun.
 */
export type RaceRequest = { "begin": { 
/**
 * What is trained.
 */
network: RaceNetwork, 
/**
 * m, 8 to 1,024.
 */
batchSize: number, 
/**
 * Seed of the initial weights and of the order of the images.
 */
seed: number, } } | { "run": { 
/**
 * How many, 1 to 500.
 */
steps: number, } };

/**
 * How well codes find what is alike.
 */
export type Ranked = { 
/**
 * The network's bits.
 */
autoencoder: Ranking, 
/**
 * The signs of as many principal components; `null` before the PCA file has been loaded, or when it has not so many.
 */
pca: Ranking | null, 
/**
 * Items that are looked through.
 */
references: number, 
/**
 * Test samples that are looked for.
 */
queries: number, };

/**
 * Mean shares, 0..1, over the queries.
 */
export type Ranking = { 
/**
 * Items of the query's class among the hundred nearest.
 */
best: number, 
/**
 * Items of the query's class among those that differ in at most two bits; 0 for a query without any.
 */
within: number, 
/**
 * Queries without any.
 */
without: number, };

/**
 * Rates of activation, over the test samples.
 */
export type Rated = { 
/**
 * Steps done.
 */
step: number, 
/**
 * ρ.
 */
rho: number, 
/**
 * ρ̂ⱼ of each unit, `[d]`.
 */
rates: Floats, 
/**
 * KL(ρ‖ρ̂ⱼ) of each, `[d]`, in nats.
 */
terms: Floats, 
/**
 * Their sum.
 */
sum: number, 
/**
 * KL(ρ‖ρ̂) at the rates that were asked for.
 */
curve: Floats, };

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`crate::Error::NotLoaded`] for an unknown network or data set, [`crate::Error::WrongLength`] for numbers of the wrong count.
 */
export type ReconstructRequest = { "look": { 
/**
 * Of which network.
 */
network: NetworkRef, 
/**
 * The input.
 */
input: Input, } } | { "decode": { 
/**
 * Of which network.
 */
network: NetworkRef, 
/**
 * `[count, d]`, row-major.
 */
codes: Floats, 
/**
 * Inputs to compare the images with: one `[n]` for the first, or all `[count, n]`.
 */
input: Floats | null, } } | { "map": { 
/**
 * Of which network.
 */
network: NetworkRef, 
/**
 * A loaded data set.
 */
set: DataSet, 
/**
 * How many samples, at least 1.
 */
count: number, } } | { "survey": { 
/**
 * Of which network.
 */
network: NetworkRef, 
/**
 * A loaded data set.
 */
set: DataSet, } } | { "squeeze": { 
/**
 * Which networks, at least one, of one subject.
 */
networks: Array<NetworkRef>, 
/**
 * The input.
 */
input: Input, } };

/**
 * What the network has come to.
 */
export type Reduced = { 
/**
 * Steps done.
 */
step: number, 
/**
 * Codes of every row, `[rows, d]`.
 */
codes: Floats, 
/**
 * The share of the test rows' variation that is lost.
 */
lost: number, };

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`Error::Table`] for a table that cannot be reduced, [`Error::NotLoaded`] before there is one or before a reduction
 * has begun, [`Error::OutOfRange`] for a row that is not there, [`Error::File`] for a model of another network.
 */
export type ReductionRequest = { "satellite": Record<symbol, never> } | { "table": { 
/**
 * Values in a row.
 */
columns: number, 
/**
 * `[rows, columns]`.
 */
values: Floats, 
/**
 * One for each row; zeros when there are none.
 */
labels: Array<number>, } } | { "begin": { 
/**
 * d, 1 to the number of columns, at most 16.
 */
d: number, 
/**
 * Seed of the initial weights and of the order.
 */
seed: number, 
/**
 * A network trained before for this table and this d, from which to go on.
 */
model: Bytes | null, } } | { "reduce": { 
/**
 * How many; none shows how it is.
 */
steps: number, } } | { "rows": { 
/**
 * Their indices.
 */
indices: Array<number>, } } | { "tell": { 
/**
 * Neighbours that vote, at least 1.
 */
k: number, } } | { "curve": { 
/**
 * d, 1 to the number of columns, at most 16.
 */
d: number, 
/**
 * Seed of the initial weights and of the order.
 */
seed: number, 
/**
 * How many steps, at most 1,000.
 */
steps: number, } };

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
mse: number, 
/**
 * Training images that it was fitted to, which may be others than the run's; 0 where there is nothing to fit.
 */
images: number, };

/**
 * Predictors.
 */
export type ReferenceKind = "mean" | "pca" | "floor";

/**
 * The samples that are asked, and their codes.
 */
export type References = { "images": NetworkRef } | { "satellite": Bytes };

/**
 * Who can be asked.
 */
export type Referred = { 
/**
 * Training samples.
 */
references: number, 
/**
 * Test samples.
 */
queries: number, 
/**
 * Values that a distance is made of: of the samples, of components, of codes.
 */
sizes: [number, number, number], };

/**
 * A question to the engine.
 */
export type Request = { "engine": EngineRequest } | { "reconstruct": ReconstructRequest } | { "manifold": ManifoldRequest } | { "reduction": ReductionRequest } | { "neighbors": NeighborsRequest } | { "anomaly": AnomalyRequest } | { "denoise": DenoiseRequest } | { "impute": ImputeRequest } | { "secrecy": SecrecyRequest } | { "hashing": HashingRequest } | { "generate": GenerateRequest } | { "train": TrainRequest } | { "race": RaceRequest };

/**
 * A surface, and its projection on the plane of its first two principal components.
 */
export type Rolled = { 
/**
 * `[count, 3]`, −1..1.
 */
points: Floats, 
/**
 * How far along the rolled-up direction each lies, 0..1, `[count]`.
 */
along: Floats, 
/**
 * Scores of two principal components, `[count, 2]`.
 */
map: Floats, 
/**
 * Mean squared error a coordinate of the points that the two scores give back.
 */
error: number, 
/**
 * Of the projection.
 */
measures: MapMeasures, 
/**
 * The edges that it tears, the indices of both ends one after the other.
 */
tears: Array<number>, 
/**
 * The least k with which the graph leaves the surface; `null` where there is none, or nothing can be laid flat.
 */
shortCut: number | null, };

/**
 * Rows with what is left of them.
 */
export type RowDetails = { 
/**
 * In the table's own units, `[count, n]`.
 */
values: Floats, 
/**
 * Reconstructed by the network, `[count, n]`.
 */
autoencoder: Floats, 
/**
 * Reconstructed from as many principal components, `[count, n]`.
 */
pca: Floats, 
/**
 * Mean squared error of each, standardised, by the network, `[count]`.
 */
errors: Floats, 
/**
 * The same by principal components.
 */
pcaErrors: Floats, };

/**
 * A run as a file.
 */
export type RunFile = { 
/**
 * A safetensors file: a model that [`LoadModel`](crate::protocol::Request::LoadModel) takes; with what the
 * optimiser remembers if a snapshot was asked for.
 */
bytes: Bytes, 
/**
 * Steps done.
 */
step: number, };

/**
 * New images.
 */
export type Sampled = { 
/**
 * The codes that they were made of, `[count, d]`.
 */
codes: Floats, 
/**
 * `[count, n]`, values 0..1.
 */
images: Floats, 
/**
 * Index of the training sample that is most like each.
 */
nearest: Array<number>, 
/**
 * The labels of those.
 */
labels: Array<number>, 
/**
 * How many of those there are of each label.
 */
classes: Array<number>, 
/**
 * Root mean squared error to it, `[count]`.
 */
gaps: Floats, 
/**
 * The mean of these.
 */
gap: number, 
/**
 * Whether each hardly looks like an image of the data: fewer than seven of the ten training samples that are most like it
 * have the same label, or it is farther from all than nine of ten test samples are.
 */
doubtful: Array<boolean>, };

/**
 * The satellite's rows that can be asked about.
 */
export type SatelliteRows = { 
/**
 * Numbers of the test rows: from the first one on, all of them.
 */
first: number, 
/**
 * How many.
 */
count: number, };

/**
 * How anomalous the test samples are: mean squared errors a pixel.
 */
export type Scored = { 
/**
 * Steps done.
 */
step: number, 
/**
 * Of the autoencoder, `[test samples]`.
 */
errors: Floats, 
/**
 * Of PCA, fitted to the same training samples.
 */
pcaErrors: Floats, 
/**
 * Errors from which on a sample is called an anomaly, the largest first; the first calls none so.
 */
thresholds: Floats, 
/**
 * Share of the normal samples that each calls so.
 */
falseAlarms: Floats, 
/**
 * Share of the anomalies that it does.
 */
recall: Floats, 
/**
 * Share of those called so that are; 1 for none.
 */
precision: Floats, 
/**
 * Place of the threshold to begin with: the lowest one with at most 5 % of false alarms.
 */
usual: number, 
/**
 * Area under the curve of false alarms and recall, 0..1; 0.5 is chance.
 */
auc: number, 
/**
 * The same of PCA.
 */
pcaFalseAlarms: Floats, 
/**
 * The same of PCA.
 */
pcaRecall: Floats, 
/**
 * The same of PCA.
 */
pcaAuc: number, };

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`Error::Refused`] for a message without a code, for a text that is none and for one that was altered;
 * [`Error::NotLoaded`] for an unknown network or data set, or before an attack; [`Error::WrongLength`] for codes of
 * another network, [`Error::NotFinite`] for codes that are no numbers.
 */
export type SecrecyRequest = { "write": { 
/**
 * Values in a code.
 */
d: number, 
/**
 * `[count, d]`, at least one code.
 */
codes: Floats, } } | { "read": { 
/**
 * The text; what is around it and between its parts does not matter.
 */
text: string, } } | { "judge": { 
/**
 * Whose decoder.
 */
network: NetworkRef, 
/**
 * `[test samples, d]`, by whatever encoder.
 */
codes: Floats, } } | { "attack": { 
/**
 * Of which network; its subject's first training samples leak.
 */
network: NetworkRef, 
/**
 * How many pairs, 1 to the number of training samples.
 */
pairs: number, } } | { "guess": { 
/**
 * `[count, d]`.
 */
codes: Floats, 
/**
 * What the images were, `[count, n]`, to compare the guesses with.
 */
input: Floats | null, } };

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
 * The items of one address.
 */
export type Shelf = { 
/**
 * Its bits, as many characters 0 and 1.
 */
address: string, 
/**
 * Items.
 */
size: number, 
/**
 * The commonest label of them.
 */
label: number, 
/**
 * Share of the items, 0..1, that have it.
 */
purity: number, };

/**
 * What is on the shelves.
 */
export type Shelved = { 
/**
 * Bits in an address.
 */
bits: number, 
/**
 * Items.
 */
items: number, 
/**
 * Items at each address in use, the fullest first.
 */
sizes: Floats, 
/**
 * Items at each address, in the order of the numbers that the bits make, the first one least: `[2^bits]` of a code of
 * at most ten bits, else empty.
 */
occupancy: Floats, 
/**
 * The commonest label at each of these, 0 where nobody is.
 */
occupants: Array<number>, 
/**
 * The fullest addresses, at most 12.
 */
fullest: Array<Shelf>, 
/**
 * How many addresses are in use, had each as many items: e to the entropy of an item's address.
 */
effective: number, 
/**
 * Whether nearly everything shares a few addresses, so that they tell nothing.
 */
collapsed: boolean, 
/**
 * Share of the items, 0..1, of the commonest class of their address.
 */
purity: number, 
/**
 * The same of addresses with two items or more alone.
 */
sharedPurity: number | null, 
/**
 * Share of the items whose bit is set, `[bits]`.
 */
balance: Floats, 
/**
 * The largest absolute correlation between two bits; `null` where no two vary.
 */
correlation: number | null, };

/**
 * One row, or one place.
 */
export type Sketched = { 
/**
 * With an autoencoder, of a row the place `[2]`; else a row `[n]` in the subject's own units.
 */
values: Floats, };

/**
 * What is left of an input behind each bottleneck.
 */
export type Squeezed = { 
/**
 * x `[n]`.
 */
input: Floats, 
/**
 * d of each network.
 */
sizes: Array<number>, 
/**
 * x̂ of each network, `[networks, n]`.
 */
images: Floats, 
/**
 * Mean squared error a pixel of each.
 */
errors: Array<number>, 
/**
 * The same of d principal components, `[networks, n]`; the mean image where there are not so many.
 */
pcaImages: Floats, 
/**
 * Mean squared error a pixel of each; `null` where there are not so many.
 */
pcaErrors: Array<number | null>, };

/**
 * A run that has begun.
 */
export type Started = { 
/**
 * How many weights and biases there are to learn.
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
 * Whether something is added to the reconstruction cost.
 */
penalised: boolean, 
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
 * What was minimised on the batch, before each of these steps: mean ℓ, a sum over the pixels, and the penalty.
 */
losses: Floats, 
/**
 * The penalty in each of them; empty when there is none.
 */
penalties: Floats, 
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
 * Images that networks are trained on, with their classes: a set that comes with the page, or one that was made here. On the
 * wire it is its id.
 */
export type Subject = "digits" | "fashion" | "letters" | `my-${string}`;

/**
 * Which one. The roll and the S as scikit-learn makes them (`make_swiss_roll`, `make_s_curve`); all are scaled in the end.
 */
export type Surface = "swissRoll" | "sCurve" | "rollWithHole" | "sphere" | "torus" | "mobius" | "knot" | "cloud";

/**
 * A network on a data set.
 */
export type Surveyed = { 
/**
 * Mean of each hᵢ over the samples, `[d]`.
 */
means: Floats, 
/**
 * Its standard deviation σᵢ, `[d]`.
 */
deviations: Floats, 
/**
 * How much each of the first hᵢ changes a picture: the mean squared difference a pixel between what is decoded two
 * σᵢ above and two below the mean code.
 */
effects: Floats, 
/**
 * Mean squared errors a pixel over all samples.
 */
errors: Errors, };

/**
 * How anomalous an input is.
 */
export type Suspected = { 
/**
 * x, `[n]`.
 */
input: Floats, 
/**
 * x̂ of the autoencoder, `[n]`.
 */
reconstruction: Floats, 
/**
 * x̂ of PCA, `[n]`.
 */
pcaReconstruction: Floats, 
/**
 * Mean squared error a pixel of the autoencoder.
 */
error: number, 
/**
 * The same of PCA.
 */
pcaError: number, 
/**
 * Share of the normal test samples with a smaller error of the autoencoder, 0..1.
 */
above: number, 
/**
 * The same of PCA.
 */
pcaAbove: number, };

/**
 * How anomalous a heartbeat is.
 */
export type SuspectedBeat = { 
/**
 * x as the network sees it, in millivolts, `[n]`.
 */
input: Floats, 
/**
 * x̂, in millivolts, `[n]`.
 */
reconstruction: Floats, 
/**
 * x − x̂, in millivolts, `[n]`.
 */
residual: Floats, 
/**
 * Mean squared error, in millivolts squared.
 */
error: number, 
/**
 * Share of the narrow beats that are counted with a smaller error, 0..1.
 */
above: number, 
/**
 * Where the stretch begins in which most is lost, and how many values it has.
 */
from: number, 
/**
 * How many.
 */
length: number, 
/**
 * Share of the squared error that is in this stretch, 0..1.
 */
share: number, };

/**
 * A table that is ready to be reduced.
 */
export type Tabled = { 
/**
 * Rows.
 */
rows: number, 
/**
 * How many of them are trained on.
 */
train: number, 
/**
 * Columns that vary, by their number in what was given.
 */
columns: Array<number>, 
/**
 * Columns that were left out because they do not vary over the rows to train on.
 */
constant: Array<number>, 
/**
 * One for each row.
 */
labels: Array<number>, 
/**
 * The share of the test rows' variation that is lost with 1, 2, … principal components, at most 16: 1 is what the mean of
 * the training rows would lose. All columns count alike.
 */
pcaLost: Floats, };

/**
 * What has been counted so far.
 */
export type Tally = { 
/**
 * Samples.
 */
samples: number, 
/**
 * Values in them that were counted.
 */
values: number, 
/**
 * Squared errors, summed.
 */
sum: number, };

/**
 * Decoded images.
 */
export type Tiled = { 
/**
 * `[tiles², n]`, values 0..1, row by row, the topmost row (the largest h₂) first.
 */
images: Floats, };

/**
 * Share of the test rows, 0..1, whose label is the one of most of their nearest training rows.
 */
export type Told = { 
/**
 * By their codes.
 */
autoencoder: number, 
/**
 * By as many principal components.
 */
pca: number, 
/**
 * By all of their values, standardised.
 */
raw: number, };

/**
 * What the layers hold and give, one layer after the other, encoder first.
 */
export type Traced = { 
/**
 * The layers, of which one half is the encoder.
 */
layers: Array<LayerInfo>, 
/**
 * Whether the encoder gives μ and log σ², of which the decoder gets μ.
 */
variational: boolean, 
/**
 * x `[n]`.
 */
input: Floats, 
/**
 * W of each layer, row by row, as large as [`LayerInfo::weight`] says.
 */
weights: Floats, 
/**
 * b of each layer.
 */
biases: Floats, 
/**
 * W a of each layer: z without its bias.
 */
products: Floats, 
/**
 * z = W a + b of each layer.
 */
sums: Floats, 
/**
 * s(z) of each layer; those of the last are x̂.
 */
values: Floats, };

/**
 * What to train; field by field a control of [`CONTROLS`]. A field whose control has no meaning is ignored.
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
 * What is done to each input before the network sees it; the target stays clean.
 */
noise: Noise, 
/**
 * Standard deviation of Gaussian noise, or the share of values that are masked or replaced; 0.05 to 0.95.
 */
noiseLevel: number, 
/**
 * What lies between input and code.
 */
kind: NetworkKind, 
/**
 * Multilayer: sizes of the encoder's hidden layers, from the input on.
 */
hidden: Array<number>, 
/**
 * Convolutional: channels of the encoder's convolutions, from the input on.
 */
channels: Array<number>, 
/**
 * Convolutional: side of the kernels, odd.
 */
kernel: number, 
/**
 * d.
 */
dCode: number, 
/**
 * s of the hidden layers; the last one stands for the layers beyond.
 */
activations: Array<Activation>, 
/**
 * s of the code.
 */
codeActivation: Activation, 
/**
 * s of the output.
 */
output: Activation, 
/**
 * Whether the decoder has weights of its own.
 */
weights: Weights, 
/**
 * ℓ.
 */
cost: Cost, 
/**
 * The added term.
 */
penalty: Penalty, 
/**
 * λ of the L1 penalty.
 */
l1: number, 
/**
 * λ of the KL penalty.
 */
klWeight: number, 
/**
 * ρ of the KL penalty, 0 < ρ < 1.
 */
rho: number, 
/**
 * λ of the contractive penalty.
 */
contraction: number, 
/**
 * β of the variational autoencoder.
 */
beta: number, 
/**
 * λ of the penalty on bits.
 */
bitsWeight: number, 
/**
 * λ of the weights' decay, ½ λ ‖W‖²; 0 for none.
 */
weightDecay: number, 
/**
 * How a gradient becomes a step.
 */
optimizer: Optimizer, 
/**
 * η.
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
 * Seed of the initial weights, of the order of the images and of all noise.
 */
seed: number, };

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`crate::Error::Setting`] for a config that cannot work, [`crate::Error::NotLoaded`] before the data are there or a run has begun,
 * [`crate::Error::File`] for a snapshot that cannot be read.
 */
export type TrainRequest = { "start": { 
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
 * η.
 */
learningRate: number, 
/**
 * Passes over the images.
 */
epochs: number, } } | { "snapshot": Record<symbol, never> } | { "model": Record<symbol, never> } | { "describe": { 
/**
 * What would be trained.
 */
config: TrainConfig, } } | { "inside": { 
/**
 * The test sample whose feature maps are shown.
 */
index: number, } } | { "dissect": { 
/**
 * On a copy, which may go on beyond the run's end and leaves the run as it is: its batch is the one that comes after so
 * many others.
 */
copyAhead: number | null, } } | { "snippet": { 
/**
 * What was trained.
 */
config: TrainConfig, 
/**
 * Name of its safetensors file.
 */
file: string, } } | { "price": { 
/**
 * Of which network.
 */
network: NetworkRef, 
/**
 * The input.
 */
input: Input, } } | { "pricePixel": { 
/**
 * x, 0 to 1.
 */
x: number, 
/**
 * x̂ in several places, each 0 to 1.
 */
xHat: Floats, } } | { "rates": { 
/**
 * Rates, 0 to 1, at which the penalty is wanted besides: the curve.
 */
at: Floats, } } | { "pair": { 
/**
 * Most steps in this question; it never overtakes the run.
 */
steps: number, 
/**
 * The input.
 */
input: Input, } } | { "draw": { 
/**
 * By which network, a variational one.
 */
network: NetworkRef, 
/**
 * The input.
 */
input: Input, 
/**
 * How many, 1 to 100.
 */
count: number, 
/**
 * Seed of the draws.
 */
seed: number, } } | { "clouds": { 
/**
 * By which network, a variational one.
 */
network: NetworkRef, 
/**
 * A loaded data set.
 */
set: DataSet, 
/**
 * How many samples, at least 1.
 */
count: number, } };

/**
 * A decoded place.
 */
export type TurnDecoded = { 
/**
 * `[n]`; those of principal components may lie outside of 0..1.
 */
image: Floats, };

/**
 * Which of the three maps.
 */
export type TurnMap = "pca" | "plain" | "guided";

/**
 * What a map makes of the turned images.
 */
export type TurnMeasures = { 
/**
 * How often the map goes round for one turn of the digit: the least and the most over the levels of the second freedom.
 */
rounds: [number, number], 
/**
 * Share of the steps that go in the same direction as the whole, 0..1.
 */
forward: number, 
/**
 * The largest step from an image to the next as a multiple of the median one of its level.
 */
jump: number, 
/**
 * The image after which the largest step is.
 */
at: number, 
/**
 * The turn, in degrees, 45 to 180, after which the map comes nearest to where it was.
 */
recurrence: number, 
/**
 * How near: mean distance of such two images on the map, as a share of the largest for any turn, 0..1.
 */
gap: number, 
/**
 * R² of the second freedom by a linear fit on the place and on its distance from the middle; nothing without one.
 */
second: number | null, 
/**
 * Mean squared error a pixel of the copies.
 */
error: number, };

/**
 * What a network makes of the turned images.
 */
export type TurnStepped = { 
/**
 * Steps done.
 */
step: number, 
/**
 * Codes, `[levels · angles, d]`.
 */
map: Floats, 
/**
 * Decoded codes, `[levels · angles, n]`.
 */
copies: Floats, 
/**
 * Of the codes.
 */
measures: TurnMeasures, };

/**
 * The turned images, and their projection on as many principal components.
 */
export type TurnedImages = { 
/**
 * `[levels · angles, n]`, values 0..1, level by level; the angles are even, counterclockwise, from 0 on.
 */
images: Floats, 
/**
 * Images of one full turn.
 */
angles: number, 
/**
 * The second freedom of each level, −1..1; a single 0 without one.
 */
levels: Floats, 
/**
 * Scores of the principal components, `[levels · angles, d]`.
 */
map: Floats, 
/**
 * What these give back, `[levels · angles, n]`.
 */
copies: Floats, 
/**
 * Of that projection.
 */
measures: TurnMeasures, 
/**
 * Share of the digit's ink that falls on ink after half a turn, 0..1.
 */
half: number, 
/**
 * Steps of a whole run.
 */
steps: number, };

/**
 * What the autoencoder makes of the surface.
 */
export type Unrolled = { 
/**
 * Steps done.
 */
step: number, 
/**
 * Codes, `[count, 2]`.
 */
map: Floats, 
/**
 * The points again, from their codes, `[count, 3]`.
 */
copies: Floats, 
/**
 * A lattice of the plane, decoded, `[21, 21, 3]`: it covers where the codes were the time before; empty the first time.
 */
sheet: Floats, 
/**
 * The map as a flat sheet in space, `[count, 3]`, turned to lie as near to the points as it can, a usual distance between
 * neighbours as long as in space.
 */
laid: Floats, 
/**
 * The edges between neighbours that the map tears, the indices of both ends one after the other.
 */
tears: Array<number>, 
/**
 * Mean squared error a coordinate.
 */
error: number, 
/**
 * Of the map, when they were asked for.
 */
measures: MapMeasures | null, };

/**
 * Two ways from one input's copy to another's.
 */
export type Walked = { 
/**
 * The inputs themselves, `[2, n]`.
 */
ends: Floats, 
/**
 * Points of the straight line between the codes, `[count, 2]`.
 */
codes: Floats, 
/**
 * What the decoder makes of them, `[count, n]`.
 */
images: Floats, 
/**
 * The mixtures of the first and the last of these images, `[count, n]`.
 */
blends: Floats, 
/**
 * How grey each image's ink is, 0..1, `[count]`: 1 − Σ x² / Σ x, the share that its ink lacks to be white on average. It is 0
 * where every pixel is black or white, and ½ where two digits lie on top of each other, each of them faded to half.
 */
imageGreys: Floats, 
/**
 * The same of each mixture.
 */
blendGreys: Floats, 
/**
 * Both ways compared.
 */
between: Between, };

/**
 * Three ways between two points, lengths in the units of the points.
 */
export type Ways = { 
/**
 * Indices of the two points.
 */
ends: [number, number], 
/**
 * Length of the straight line through space.
 */
straight: number, 
/**
 * The points of the shortest way from neighbour to neighbour, both ends among them.
 */
path: Array<number>, 
/**
 * Its length.
 */
pathLength: number, 
/**
 * What the decoder makes of the straight line between the two codes, `[41, 3]`.
 */
line: Floats, 
/**
 * Its length.
 */
lineLength: number, 
/**
 * Length of the shortest way over the surface, by its formula; `null` where it has none that is simple.
 */
surface: number | null, };

/**
 * One weight in one step.
 */
export type WeightStep = { 
/**
 * The layer that it belongs to.
 */
layer: string, 
/**
 * Its place in the weight as the slides have it: `[row, column]`, or two channels and a place in the kernel.
 */
place: Array<number>, 
/**
 * w before.
 */
before: number, 
/**
 * ∂L/∂w.
 */
gradient: number, 
/**
 * Adam's m after its update, or the momentum's v.
 */
first: number | null, 
/**
 * Adam's v after its update.
 */
second: number | null, 
/**
 * t.
 */
time: number, 
/**
 * w after.
 */
after: number, };

/**
 * Whether the decoder has weights of its own.
 */
export type Weights = "free" | "tied";

/**
 * Codes as text.
 */
export type Written = { 
/**
 * Letters, digits, `-`, `_` and dots.
 */
text: string, };

/**
 * The reply of each question, by lab.
 */
export type Replies = {
  engine: { loadData: DataInfo, loadImages: ImagesInfo, loadModel: ModelInfo, loadPca: PcaInfo, fitPca: PcaFitted, prepare: Prepared, pictures: Pictures, leave: Done, selfTest: SelfTested, probe: Probed, trace: Traced };
  reconstruct: { look: Looked, decode: Decoded, map: Mapped, survey: Surveyed, squeeze: Squeezed };
  manifold: { chart: Charted, tiles: Tiled, walk: Walked, roll: Rolled, guide: Guided, unroll: Unrolled, connect: Ways, judge: Judged, ahead: Moved, gather: Gathered, learn: Learned, sketch: Sketched, turn: TurnedImages, turnStep: TurnStepped, turnDecode: TurnDecoded };
  reduction: { satellite: Tabled, table: Tabled, begin: Begun, reduce: Reduced, rows: RowDetails, tell: Told, curve: CurvePoint };
  neighbors: { refer: Referred, nearest: Neighbors, classify: Classified, planes: NeighborsPlaned };
  anomaly: { begin: Normal, beginBeats: Beats, learn: Scored, look: Suspected, lookBeat: SuspectedBeat };
  denoise: { clean: Cleaned, filter: Filtered, row: DenoisedRow, measure: Measured };
  impute: { fill: Filled, plain: Baselines, measure: Gauged, satellite: SatelliteRows, patch: Patched, patches: PatchErrors };
  secrecy: { write: Written, read: Message, judge: Opened, attack: Attacked, guess: Guessed };
  hashing: { shelve: Shelved, find: Found, rank: Ranked, lookUp: LookedUp };
  generate: { fit: Fitted, sample: Sampled, mix: Mixed };
  train: { start: Started, resume: Started, steps: Stepped, evaluate: Evaluated, preview: Previewed, adjust: Done, snapshot: RunFile, model: RunFile, describe: Described, inside: NetworkInside, dissect: Dissected, snippet: Program, price: Priced, pricePixel: PixelPriced, rates: Rated, pair: Paired, draw: Drawn, clouds: Gaussians };
  race: { begin: RaceBegun, run: Stepped };
};
