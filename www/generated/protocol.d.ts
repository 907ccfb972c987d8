// Made from crate/core by `cargo xtask generate`.

/**
 * An activation function s.
 */
export type Activation = "relu" | "sigmoid" | "tanh" | "identity" | "binary";

/**
 * Mean activations over the test samples.
 */
export type ActivationRates = { 
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
 * KL(ρ‖ρ̂ⱼ) of each unit, `[d]`, in nats.
 */
terms: Floats, 
/**
 * Sum of `terms`.
 */
sum: number, 
/**
 * KL(ρ‖ρ̂) at the rates in `at`.
 */
curve: Floats, };

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`Error::Refused`] if no class is normal or all are, and for an image without ink; [`Error::NotLoaded`] for an
 * unknown model or data set, or before a run has begun; [`Error::WrongLength`] for a model of another size;
 * [`Error::Setting`] for a fraction out of range.
 */
export type AnomalyRequest = { "begin": { 
/**
 * The data set.
 */
subject: Subject, 
/**
 * The normal classes: at least one, but not all.
 */
normal: Array<number>, 
/**
 * Fraction of undetected anomalies in the training set, 0 to 0.5.
 */
pollution: number, 
/**
 * Seed of the initial weights, the sample order, and the choice of anomalies mixed into the training set.
 */
seed: number, 
/**
 * A loaded model to start from, instead of new weights.
 */
model: string | null, } } | { "beginBeats": { 
/**
 * Seed of the initial weights and the order of the beats.
 */
seed: number, } } | { "learn": { 
/**
 * Number of steps.
 */
steps: number, } } | { "practise": { 
/**
 * Number of steps.
 */
steps: number, } } | { "score": { 
/**
 * The input to score.
 */
input: Input, } } | { "scoreBeat": { 
/**
 * The beat in millivolts, `[n]`. Values that are not finite numbers count as 0; values off the scale are clamped.
 */
millivolts: Floats, } };

/**
 * Anomaly score of an input.
 */
export type AnomalyScore = { 
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
 * Mean squared error per pixel of the autoencoder.
 */
error: number, 
/**
 * Mean squared error per pixel of PCA.
 */
pcaError: number, 
/**
 * Fraction of normal test samples with a smaller autoencoder error, 0..1.
 */
above: number, 
/**
 * Fraction of normal test samples with a smaller PCA error, 0..1.
 */
pcaAbove: number, };

/**
 * The training set and the run.
 */
export type AnomalyStart = { 
/**
 * Number of training samples.
 */
train: number, 
/**
 * Samples the initial model was trained on; `null` for new weights.
 */
seen: number | null, 
/**
 * Number of anomalies among the training samples.
 */
polluting: number, 
/**
 * Steps in a whole run.
 */
steps: number, 
/**
 * Code size, and number of PCA components.
 */
d: number, 
/**
 * Whether each test sample is an anomaly.
 */
anomalous: Array<boolean>, };

/**
 * Progress of the training.
 */
export type AnomalyStep = { 
/**
 * Training steps so far.
 */
step: number, };

/**
 * Anomaly scores of the test samples: mean squared error per pixel.
 */
export type AnomalyTestScores = { 
/**
 * Training steps so far.
 */
step: number, 
/**
 * Errors of the autoencoder, `[test samples]`.
 */
errors: Floats, 
/**
 * Errors of PCA fitted to the same training samples.
 */
pcaErrors: Floats, 
/**
 * Thresholds in descending order: samples with at least this error are flagged. The first one flags none.
 */
thresholds: Floats, 
/**
 * False alarm rate at each threshold: fraction of normal samples flagged.
 */
falseAlarms: Floats, 
/**
 * Recall at each threshold: fraction of anomalies flagged.
 */
recall: Floats, 
/**
 * Precision at each threshold: fraction of flagged samples that are anomalies; 1 if none is flagged.
 */
precision: Floats, 
/**
 * Index of the default threshold: the lowest one with at most 5 % false alarms.
 */
usual: number, 
/**
 * Area under the ROC curve, 0..1; 0.5 is chance.
 */
auc: number, 
/**
 * False alarm rates of PCA.
 */
pcaFalseAlarms: Floats, 
/**
 * Recall of PCA.
 */
pcaRecall: Floats, 
/**
 * AUC of PCA.
 */
pcaAuc: number, };

/**
 * The attacker's guesses.
 */
export type AttackGuesses = { 
/**
 * `[count, n]`, values 0..1.
 */
images: Floats, 
/**
 * Mean squared error per pixel, if `input` was given.
 */
error: number | null, };

/**
 * Test error of an attack.
 */
export type AttackResult = { 
/**
 * Number of leaked pairs.
 */
pairs: number, 
/**
 * Mean squared error per pixel of the guessed test samples.
 */
mse: number, };

/**
 * An image with a hole, filled in by the baselines.
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
 * Number of missing pixels.
 */
missing: number, 
/**
 * Filled with the mean image, `[n]`.
 */
mean: Floats, 
/**
 * Filled in by iterated projection on principal components, `[n]`.
 */
pca: Floats, 
/**
 * MSE of the missing pixels of the mean image.
 */
meanError: number, 
/**
 * MSE of the missing pixels after each round of iterated PCA.
 */
pcaErrors: Floats, };

/**
 * Anomaly score of a heartbeat.
 */
export type BeatScore = { 
/**
 * The network's input x, in millivolts, `[n]`.
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
 * Mean squared error, in mV².
 */
error: number, 
/**
 * Fraction of the evaluated narrow beats with a smaller error, 0..1.
 */
above: number, 
/**
 * Start of the stretch with the largest error.
 */
from: number, 
/**
 * Length of the stretch, in values.
 */
length: number, 
/**
 * Fraction of the squared error inside the stretch, 0..1.
 */
share: number, };

/**
 * The heartbeats and how they are split.
 */
export type Beats = { 
/**
 * All beats in chronological order, in millivolts, `[count, n]`.
 */
millivolts: Floats, 
/**
 * Kind of each beat: 0 narrow, 1 wide, 2 unclear.
 */
kinds: Array<number>, 
/**
 * Index of the R peak within a beat.
 */
peak: number, 
/**
 * Sampling rate in Hz.
 */
rate: number, 
/**
 * Indices of the evaluated beats: held-out narrow beats and all wide ones.
 */
counted: Array<number>, 
/**
 * Whether each evaluated beat is wide.
 */
anomalous: Array<boolean>, 
/**
 * Number of training beats.
 */
train: number, 
/**
 * Steps in a whole run.
 */
steps: number, 
/**
 * Code size, and number of PCA components.
 */
d: number, };

/**
 * Reconstructions of an input through each bottleneck.
 */
export type BottleneckComparison = { 
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
 * Mean squared error per pixel of each.
 */
errors: Array<number>, 
/**
 * PCA reconstructions with d components, `[networks, n]`; the mean image if PCA has too few.
 */
pcaImages: Floats, 
/**
 * Mean squared error per pixel of each; `null` if PCA has too few components.
 */
pcaErrors: Array<number | null>, };

/**
 * The items of one address.
 */
export type BucketInfo = { 
/**
 * Its bits, as characters 0 and 1.
 */
address: string, 
/**
 * Number of items.
 */
size: number, 
/**
 * Most common label.
 */
label: number, 
/**
 * Fraction of the items, 0..1, with that label.
 */
purity: number, };

/**
 * Statistics of the indexed addresses.
 */
export type BucketStatistics = { 
/**
 * Bits in an address.
 */
bits: number, 
/**
 * Number of items.
 */
items: number, 
/**
 * Items at each address in use, largest first.
 */
sizes: Floats, 
/**
 * Items at each address, in binary order with the first bit least significant: `[2^bits]` for at most ten bits,
 * otherwise empty.
 */
occupancy: Floats, 
/**
 * Most common label at each of these addresses, 0 for empty ones.
 */
occupants: Array<number>, 
/**
 * The fullest addresses, at most 12.
 */
fullest: Array<BucketInfo>, 
/**
 * Effective number of addresses: e to the entropy of an item's address.
 */
effective: number, 
/**
 * Whether nearly all items share a few addresses, so that these carry no information.
 */
collapsed: boolean, 
/**
 * Fraction of the items, 0..1, in the most common class of their address.
 */
purity: number, 
/**
 * Purity of addresses with at least two items.
 */
sharedPurity: number | null, 
/**
 * Fraction of the items with each bit set, `[bits]`.
 */
balance: Floats, 
/**
 * Largest absolute correlation between two bits; `null` if fewer than two bits vary.
 */
correlation: number | null, };

/**
 * Bytes that are a `Uint8Array` in JavaScript.
 */
export type Bytes = Uint8Array;

/**
 * The fitted distribution of the codes.
 */
export type CodeDistribution = { 
/**
 * d.
 */
d: number, 
/**
 * Number of classes.
 */
classes: number, 
/**
 * Mean root mean squared error between a hundred test samples and their nearest training samples: how far unseen
 * real images are from known ones.
 */
usual: number, 
/**
 * Fraction of these test samples, 0..1, that would count as doubtful in the sense of [`GeneratedImages::doubtful`].
 */
doubtful: number, 
/**
 * Distance of the codes from the standard Gaussian: the mean over the axes of |μ| + |log σ|.
 */
off: number, };

/**
 * Accuracy of k nearest neighbours: the fraction of test samples, 0..1, whose neighbours' majority class is right.
 */
export type CodeKnnAccuracy = { 
/**
 * With codes.
 */
autoencoder: number, 
/**
 * With as many principal components; `null` before the PCA file has been loaded, or if it has too few.
 */
pca: number | null, 
/**
 * Mean squared error per pixel of the test reconstructions.
 */
error: number, 
/**
 * Number of training samples used as possible neighbours.
 */
references: number, 
/**
 * Number of test samples.
 */
queries: number, };

/**
 * Codes before and after the next steps.
 */
export type CodeMotion = { 
/**
 * Current codes, `[count, 2]`.
 */
from: Floats, 
/**
 * Codes after the steps (or after those left in the run), `[count, 2]`.
 */
to: Floats, };

/**
 * Statistics of the codes of the test samples.
 */
export type CodeStatistics = { 
/**
 * The 99.5th percentile of |hᵢ|.
 */
scale: number, 
/**
 * Fraction of the values with |hᵢ| < 5 % of the scale.
 */
nearZero: number, 
/**
 * Mean number of units of a sample that are not near zero.
 */
active: number, 
/**
 * Fraction of the units that are near zero for every sample.
 */
dead: number, 
/**
 * Mean of all hᵢ: for a sigmoid code the mean of ρ̂ⱼ.
 */
mean: number, };

/**
 * Statistics of a network on a data set.
 */
export type CodeSurvey = { 
/**
 * Mean of each hᵢ over the samples, `[d]`.
 */
means: Floats, 
/**
 * Its standard deviation σᵢ, `[d]`.
 */
deviations: Floats, 
/**
 * Effect of each of the first hᵢ on the image: the mean squared difference per pixel between the decoded mean code
 * with hᵢ two σᵢ above and two below its mean.
 */
effects: Floats, 
/**
 * Mean squared errors per pixel over all samples.
 */
errors: Errors, };

/**
 * The corruption applied to an image.
 */
export type Corruption = { 
/**
 * Kind of noise.
 */
noise: Noise, 
/**
 * Noise level, as in a run's settings, 0 to 1.
 */
level: number, 
/**
 * Seed of the noise. Equal seeds give equal noise on every device.
 */
seed: number, };

/**
 * The reconstruction cost ℓ.
 */
export type Cost = "crossEntropy" | "squaredError";

/**
 * Both costs of one pixel for each x̂.
 */
export type CostCurves = { 
/**
 * −[x log x̂ + (1−x) log(1−x̂)], in nats; infinite where x̂ rules out x.
 */
crossEntropy: Floats, 
/**
 * ½(x − x̂)².
 */
squaredError: Floats, };

/**
 * A point of the curve.
 */
export type CurvePoint = { 
/**
 * d.
 */
d: number, 
/**
 * Steps done by this network.
 */
step: number, 
/**
 * Fraction of the test rows' variance lost; `null` before all steps are done.
 */
lost: number | null, };

/**
 * A loaded data set.
 */
export type DataInfo = { 
/**
 * Number of samples.
 */
count: number, 
/**
 * Number of values in a sample.
 */
width: number, 
/**
 * Number of samples of each class, indexed by label.
 */
classes: Array<number>, };

/**
 * One set of samples with their labels. Serialised as its name.
 */
export type DataSet = `${Subject}Train` | `${Subject}Test` | "digitsFirst" | "digitsSome" | "landsat" | "heartbeats";

/**
 * Decoded images.
 */
export type DecodedGrid = { 
/**
 * `[tiles², n]`, values 0..1, row-major, top row (largest h₂) first.
 */
images: Floats, };

/**
 * Decoded codes.
 */
export type DecodedImages = { 
/**
 * `[count, n]`, values 0..1.
 */
images: Floats, 
/**
 * Mean squared error per pixel of the compared images.
 */
error: number | null, };

/**
 * Reconstruction error of a decoder.
 */
export type DecoderErrors = { 
/**
 * Mean squared error per pixel.
 */
mse: number, 
/**
 * Mean squared error per pixel of the mean image, which needs no code.
 */
mean: number, };

/**
 * Test error so far.
 */
export type DenoiseErrors = { 
/**
 * The updated tally.
 */
tally: Tally, 
/**
 * Number of test samples.
 */
of: number, 
/**
 * Mean squared error per pixel over the evaluated samples.
 */
mse: number, 
/**
 * The corresponding peak signal-to-noise ratio in dB.
 */
psnr: number, };

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`crate::Error::NotLoaded`] for an unknown network or data set, or without the PCA file;
 * [`crate::Error::OutOfRange`] for a sample that does not exist, [`crate::Error::Setting`] for an invalid noise
 * level.
 */
export type DenoiseRequest = { "clean": { 
/**
 * The network to run.
 */
network: NetworkRef, 
/**
 * The clean input.
 */
input: Input, 
/**
 * The corruption applied to the input.
 */
corruption: Corruption, } } | { "filter": { 
/**
 * The data set whose principal components are used.
 */
subject: Subject, 
/**
 * The clean input.
 */
input: Input, 
/**
 * The corruption applied to the input.
 */
corruption: Corruption, } } | { "row": { 
/**
 * The network to run.
 */
network: NetworkRef, 
/**
 * The data set of the test samples.
 */
subject: Subject, 
/**
 * Indices of the samples.
 */
indices: Array<number>, 
/**
 * The corruption applied to them.
 */
corruption: Corruption, } } | { "measure": { 
/**
 * The denoising method.
 */
by: Denoiser, 
/**
 * The data set of the test samples.
 */
subject: Subject, 
/**
 * The corruption applied to the samples.
 */
corruption: Corruption, 
/**
 * The tally so far; evaluation continues with the next sample.
 */
soFar: Tally, 
/**
 * Number of samples to add.
 */
count: number, } };

/**
 * A denoised input.
 */
export type DenoisedImage = { 
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
 * Mean squared error per pixel of x̂.
 */
mse: number, 
/**
 * Peak signal-to-noise ratio of x̂ in dB.
 */
psnr: number, };

/**
 * Clean, noisy and denoised samples.
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
 * The denoising method.
 */
export type Denoiser = { "network": NetworkRef } | "nobody" | "pca" | "median" | "blur";

/**
 * The empty reply to a question that only performs an action.
 */
export type Done = Record<symbol, never>;

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`Error::NotLoaded`] for missing data or models, [`Error::File`] for a file that cannot be read;
 * [`Error::WrongLength`], [`Error::OutOfRange`] and [`Error::Refused`] for invalid image sets, [`Error::Setting`]
 * for an invalid configuration, [`Error::NotFinite`] when training diverges.
 */
export type EngineRequest = { "loadData": { 
/**
 * The data set.
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
 * `[count, n]`: 0 is the background, 255 ink.
 */
images: Bytes, 
/**
 * The class of each image, or empty: then all have one class.
 */
labels: Bytes, 
/**
 * Number of classes.
 */
classes: number, 
/**
 * The number of each image's original, or empty: images of one original are not separated by the split.
 */
originals: Array<number>, 
/**
 * Seed of the split.
 */
seed: number, } } | { "loadModel": { 
/**
 * Name to store it under; replaces a model of the same name.
 */
name: string, 
/**
 * A safetensors file of a model.
 */
bytes: Bytes, } } | { "loadPca": { 
/**
 * The subject they belong to.
 */
subject: Subject, 
/**
 * A safetensors file of components.
 */
bytes: Bytes, } } | { "fitPca": { 
/**
 * The subject.
 */
subject: Subject, } } | { "prepare": { 
/**
 * Name of the resulting model.
 */
name: string, 
/**
 * The training configuration.
 */
config: TrainConfig, 
/**
 * Number of steps.
 */
steps: number, } } | { "pictures": { 
/**
 * The data set.
 */
set: DataSet, 
/**
 * Indices of the samples; out-of-range ones are rejected.
 */
indices: Array<number>, } } | { "leave": { 
/**
 * Id of the lab.
 */
lab: string, } } | { "selfTest": Record<symbol, never> } | { "probe": { 
/**
 * The network and its training settings; its images are not used.
 */
config: TrainConfig, 
/**
 * Number of steps, 1 to 100.
 */
steps: number, } } | { "trace": { 
/**
 * The network.
 */
network: NetworkRef, 
/**
 * The input.
 */
input: Input, } };

/**
 * An error for the page, which translates `kind` with `params` and falls back on `message`.
 */
export type ErrorInfo = { 
/**
 * Key of the page's translation.
 */
kind: string, 
/**
 * The message in English.
 */
message: string, 
/**
 * Values for the placeholders of the translation; `control` names the control to show the error at.
 */
params: { [key in string]: string }, };

/**
 * Mean squared errors per pixel.
 */
export type Errors = { 
/**
 * Error of the autoencoder.
 */
autoencoder: number, 
/**
 * Error of PCA with d components; `null` if it has too few.
 */
pca: number | null, 
/**
 * Error of the mean training image; `null` before the PCA file has been loaded.
 */
mean: number | null, };

/**
 * Test cost and error.
 */
export type Evaluation = { 
/**
 * Steps done.
 */
step: number, 
/**
 * Mean ℓ of the test samples.
 */
cost: number, 
/**
 * Mean squared error per pixel.
 */
mse: number, 
/**
 * Statistics of the test samples' codes.
 */
code: CodeStatistics, };

/**
 * Progress of an evaluation in parts.
 */
export type EvaluationProgress = { 
/**
 * Parts of the test set left to evaluate.
 */
partsLeft: number, };

/**
 * A filled image.
 */
export type FilledImage = { 
/**
 * The image with its known pixels kept, `[n]`.
 */
image: Floats, 
/**
 * Mean squared error of the missing pixels after each round.
 */
errors: Floats, };

/**
 * A filled row: `[36]` each, in measurement units.
 */
export type FilledPatch = { 
/**
 * Measured values.
 */
values: Floats, 
/**
 * Filled with the means of the columns.
 */
mean: Floats, 
/**
 * Filled in by iterated projection on principal components.
 */
pca: Floats, 
/**
 * Filled in by iterating the network trained on whole rows.
 */
iterated: Floats, 
/**
 * Filled in by the network trained with missing values.
 */
filler: Floats, 
/**
 * Mean squared errors of the missing values in the order above, standardised by column.
 */
errors: [number, number, number, number], };

/**
 * The input denoised by the other methods.
 */
export type FilteredImages = { 
/**
 * The best linear estimate on 64 principal components, `[n]`.
 */
pca: Floats, 
/**
 * Median filter, `[n]`.
 */
median: Floats, 
/**
 * Gaussian blur, `[n]`.
 */
blur: Floats, 
/**
 * Mean squared errors per pixel: the noisy image, then the methods in the order above.
 */
mse: [number, number, number, number], 
/**
 * Peak signal-to-noise ratios in dB, in the same order.
 */
psnr: [number, number, number, number], };

/**
 * Numbers that are a `Float32Array` in JavaScript.
 */
export type Floats = Float32Array;

/**
 * The second freedom: what changes besides the angle.
 */
export type Freedom = "none" | "thickness" | "slant" | "shift";

/**
 * The Gaussian of an input, and draws from it.
 */
export type GaussianDraws = { 
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
 * h = μ + σ ⊙ ε of each draw, `[count, d]`.
 */
codes: Floats, 
/**
 * Decoded codes, `[count, n]`.
 */
images: Floats, 
/**
 * KL(N(μ, σ²)‖N(0, 1)), in nats.
 */
kl: number, };

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
 * Mean of KL(N(μ, σ²)‖N(0, 1)) over the samples, in nats.
 */
kl: number, };

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`Error::NotLoaded`] for an unknown network or data set, or before a network was fitted; [`Error::WrongLength`]
 * for a code of more than 128 values or a wrong number of class weights; [`Error::NotFinite`] after a run that
 * diverged.
 */
export type GenerateRequest = { "fit": { 
/**
 * The network, with at most 128 code values.
 */
network: NetworkRef, } } | { "sample": { 
/**
 * The network that decodes.
 */
network: NetworkRef, 
/**
 * The distribution to draw from.
 */
way: SamplingMethod, 
/**
 * Scale of the draws around the centre, 0 to 4; 1 matches the codes.
 */
spread: number, 
/**
 * Number of images, 1 to 100.
 */
count: number, 
/**
 * Seed of the draws.
 */
seed: number, } } | { "mix": { 
/**
 * The network that decodes.
 */
network: NetworkRef, 
/**
 * Weights of the class means, 0 or more, `[classes]`. Together with `sample_weight` they are normalised to a sum of
 * 1; if all are 0, the mean of all codes is used.
 */
shares: Floats, 
/**
 * The user's sample.
 */
sample: Input | null, 
/**
 * Weight of the sample.
 */
sampleWeight: number, 
/**
 * Thickness: 1 moves from the mean to the thickest quarter.
 */
thickness: number, 
/**
 * Slant to the right.
 */
slant: number, } };

/**
 * Generated images.
 */
export type GeneratedImages = { 
/**
 * The drawn codes, `[count, d]`.
 */
codes: Floats, 
/**
 * `[count, n]`, values 0..1.
 */
images: Floats, 
/**
 * Index of the nearest training sample of each image.
 */
nearest: Array<number>, 
/**
 * Labels of these samples.
 */
labels: Array<number>, 
/**
 * Number of these samples with each label.
 */
classes: Array<number>, 
/**
 * Root mean squared error to the nearest sample, `[count]`.
 */
gaps: Floats, 
/**
 * Mean of `gaps`.
 */
gap: number, 
/**
 * Whether each image barely resembles the data: fewer than seven of its ten nearest training samples share a
 * label, or it is farther from all of them than nine of ten test samples are.
 */
doubtful: Array<boolean>, };

/**
 * The geodesic distances so far.
 */
export type GeodesicProgress = { 
/**
 * Starting points done.
 */
done: number, 
/**
 * Number of points.
 */
of: number, 
/**
 * The distance-preserving map, `[count, 2]`; empty until all distances are known.
 */
map: Floats, 
/**
 * Quality of that map.
 */
measures: MapMeasures | null, };

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`Error::NotLoaded`] for an unknown network or data set, or before the index is built;
 * [`Error::WrongLength`] for an address of a different length, or a code with more than 64 values.
 */
export type HashingRequest = { "buildIndex": { 
/**
 * The network, with at most 64 code values.
 */
network: NetworkRef, } } | { "find": { 
/**
 * The address, `[d]`: values above ½ are set bits.
 */
bits: Floats, 
/**
 * Maximum Hamming distance, 0 to 8.
 */
radius: number, } } | { "rank": { 
/**
 * The network to evaluate.
 */
network: NetworkRef, } } | { "lookUp": { 
/**
 * Search method.
 */
way: SearchMethod, 
/**
 * Maximum Hamming distance, 0 to 8.
 */
radius: number, 
/**
 * Number of rounds, at least 1.
 */
rounds: number, } };

/**
 * The missing part of an image.
 */
export type Hidden = "lower" | "upper" | "left" | "right" | "square" | { "pixels": number };

/**
 * A stored user's set.
 */
export type ImagesInfo = { 
/**
 * Its training set.
 */
train: DataInfo, 
/**
 * Its test set.
 */
test: DataInfo, };

/**
 * Test error so far.
 */
export type ImputeErrors = { 
/**
 * The updated tally.
 */
tally: Tally, 
/**
 * Number of test samples.
 */
of: number, 
/**
 * Mean squared error of the missing pixels.
 */
mse: number, };

/**
 * The missing part of an image.
 */
export type ImputeHole = { "part": { 
/**
 * The part.
 */
hidden: Hidden, 
/**
 * Seed of the random choices.
 */
seed: number, } } | { "erased": Floats };

/**
 * A network and how it fills in missing values.
 */
export type ImputeNetwork = { 
/**
 * The network to run.
 */
network: NetworkRef, 
/**
 * 0: missing pixels are fed in as ½ and replaced by the network's output. 1 to 100: missing pixels start as the
 * mean image and are replaced by the output this many times.
 */
rounds: number, };

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`crate::Error::Refused`] if nothing or everything is missing; [`crate::Error::NotLoaded`] for an unknown
 * network or data set, or without the PCA file; [`crate::Error::WrongLength`] for a mask of another length,
 * [`crate::Error::OutOfRange`] for a sample that does not exist, [`crate::Error::File`] for a model of another
 * network, [`crate::Error::Setting`] for a fraction out of range.
 */
export type ImputeRequest = { "fill": { 
/**
 * The network and how it fills in.
 */
by: ImputeNetwork, 
/**
 * The whole image.
 */
input: Input, 
/**
 * The missing part.
 */
hole: ImputeHole, } } | { "fillBaselines": { 
/**
 * The data set whose mean image and principal components are used.
 */
subject: Subject, 
/**
 * The whole image.
 */
input: Input, 
/**
 * The missing part.
 */
hole: ImputeHole, 
/**
 * Projections on principal components, 1 to 100.
 */
rounds: number, } } | { "measure": { 
/**
 * The imputation method.
 */
by: Imputer, 
/**
 * The data set of the test samples.
 */
subject: Subject, 
/**
 * The missing part of each.
 */
hole: ImputeHole, 
/**
 * The tally so far; evaluation continues with the next sample.
 */
soFar: Tally, 
/**
 * Number of samples to add.
 */
count: number, } } | { "satellite": { 
/**
 * File of the network trained on whole rows.
 */
plain: Bytes, 
/**
 * File of the network trained with missing values.
 */
filler: Bytes, } } | { "patch": { 
/**
 * Row number.
 */
row: number, 
/**
 * `[36]`, 1 where a value is missing.
 */
mask: Floats, 
/**
 * Rounds of the iterated methods, 1 to 100.
 */
rounds: number, } } | { "patches": { 
/**
 * `[36]`, 1 where a value is missing.
 */
mask: Floats, 
/**
 * Rounds of the iterated methods, 1 to 100.
 */
rounds: number, } };

/**
 * The imputation method.
 */
export type Imputer = { "network": ImputeNetwork } | "mean" | { "pca": number };

/**
 * An input and its source.
 */
export type Input = { "strokes": Array<Floats> } | { "pixels": Floats };

/**
 * Two paths from one reconstruction to another.
 */
export type Interpolation = { 
/**
 * The two inputs, `[2, n]`.
 */
ends: Floats, 
/**
 * Interpolated codes, `[count, 2]`.
 */
codes: Floats, 
/**
 * Decoded codes, `[count, n]`.
 */
images: Floats, 
/**
 * Interpolated pixels between the first and the last of these images, `[count, n]`.
 */
blends: Floats, 
/**
 * Greyness of each image's ink, 0..1, `[count]`: 1 − Σ x² / Σ x, the mean distance of its ink from white. It is 0
 * if every pixel is black or white, and ½ if two digits overlap, each faded to half.
 */
imageGreys: Floats, 
/**
 * Greyness of each blend.
 */
blendGreys: Floats, 
/**
 * Comparison of the two paths.
 */
between: SharpnessComparison, };

/**
 * Accuracy of k nearest neighbours: the fraction of test rows, 0..1, whose neighbours' majority label is right.
 */
export type KnnAccuracy = { 
/**
 * With codes.
 */
autoencoder: number, 
/**
 * With as many principal components.
 */
pca: number, 
/**
 * With all values, standardised.
 */
raw: number, };

/**
 * Test samples classified so far in one space.
 */
export type KnnPredictions = { 
/**
 * Number of classified samples.
 */
done: number, 
/**
 * Predicted label of each, starting with the first.
 */
predicted: Array<number>, 
/**
 * Confusion matrix: true classes in rows, predicted classes in columns, `[classes × classes]`.
 */
confusion: Array<number>, 
/**
 * Accuracy, 0..1.
 */
accuracy: number, };

/**
 * Codes of samples.
 */
export type LabelledCodes = { 
/**
 * `[count, d]`.
 */
codes: Floats, 
/**
 * `[count]`.
 */
labels: Array<number>, };

/**
 * Samples as points of the plane.
 */
export type LatentMap = { 
/**
 * `[count, 2]`.
 */
codes: Floats, 
/**
 * `[count]`.
 */
labels: Array<number>, 
/**
 * Centre of a square around nearly all of the codes.
 */
centre: [number, number], 
/**
 * Half of its side.
 */
half: number, 
/**
 * Density estimate in the cells of that square, `[cells, cells]`, top row first: probability per unit of area.
 */
density: Floats, };

/**
 * A description of a layer for the page.
 */
export type LayerInfo = { 
/**
 * Its kind.
 */
kind: LayerKind, 
/**
 * Input shape: `[d]` or `[channels, side, side]`.
 */
input: Array<number>, 
/**
 * Output shape.
 */
output: Array<number>, 
/**
 * Shape of W as in PyTorch and the slides: `[d_out, d_in]`, or the two channels and the kernel.
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
 * A layer during training.
 */
export type LayerStatus = { 
/**
 * `encoder.0` and so on.
 */
name: string, 
/**
 * Fraction of its units that are near zero for every test sample; `null` for the last layer.
 */
dead: number | null, 
/**
 * ‖∂L/∂w‖ over its weights and biases in the last step; `null` before the first.
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
 * ‖w‖ before the step.
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
 * The layers' weights and values, one layer after another, encoder first.
 */
export type LayerTrace = { 
/**
 * The layers; the first half is the encoder.
 */
layers: Array<LayerInfo>, 
/**
 * Whether the encoder outputs μ and log σ²; the decoder then gets μ.
 */
variational: boolean, 
/**
 * x `[n]`.
 */
input: Floats, 
/**
 * W of each layer, row by row, with the shape in [`LayerInfo::weight`].
 */
weights: Floats, 
/**
 * b of each layer.
 */
biases: Floats, 
/**
 * W a of each layer: z without the bias.
 */
products: Floats, 
/**
 * z = W a + b of each layer.
 */
sums: Floats, 
/**
 * s(z) of each layer; those of the last one are x̂.
 */
values: Floats, };

/**
 * A kind of autoencoder trained in this scene.
 */
export type Learner = "plain" | "variational" | "guided";

/**
 * State of an autoencoder.
 */
export type LearnerProgress = { 
/**
 * Steps done.
 */
step: number, 
/**
 * Steps in a whole run.
 */
of: number, 
/**
 * Codes of the points, `[count, 2]`.
 */
codes: Floats, 
/**
 * Mean squared error per value.
 */
error: number, };

/**
 * Completed lookups.
 */
export type LookupCount = { 
/**
 * Lookups in all rounds.
 */
lookups: number, 
/**
 * Items found in all lookups.
 */
found: number, };

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`crate::Error::NotLoaded`] for an unknown network or data set, or before a surface or a turned digit exists,
 * [`crate::Error::WrongLength`] for a code without two values, [`crate::Error::Setting`] for a pull or number of
 * neighbours out of range.
 */
export type ManifoldRequest = { "chart": { 
/**
 * The network that encodes.
 */
network: NetworkRef, 
/**
 * A loaded data set.
 */
set: DataSet, 
/**
 * Number of samples, at least 1.
 */
count: number, 
/**
 * Cells of the density grid along one side, 1 to 256.
 */
cells: number, } } | { "tiles": { 
/**
 * The network that decodes.
 */
network: NetworkRef, 
/**
 * Centre of the covered square.
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
 * The network to use.
 */
network: NetworkRef, 
/**
 * Start.
 */
from: Input, 
/**
 * End.
 */
to: Input, 
/**
 * Number of images including both ends, 2 to 40.
 */
count: number, } } | { "sampleSurface": { 
/**
 * The surface.
 */
surface: Surface, 
/**
 * Number of points, 48 to 2,000.
 */
count: number, 
/**
 * Seed of the points, the initial weights and the sample order.
 */
seed: number, 
/**
 * k of the neighbour graph in which tears are found, 3 to 120.
 */
neighbours: number, 
/**
 * File of a shipped network for exactly these points.
 */
model: Bytes | null, } } | { "guide": { 
/**
 * k of the neighbour graph, 3 to 120; another k starts over.
 */
neighbours: number, 
/**
 * λ of the pull, 0.01 to 100.
 */
weight: number, 
/**
 * Number of further starting points.
 */
starts: number, } } | { "unroll": { 
/**
 * Number of steps; 0 returns the current state.
 */
steps: number, 
/**
 * Whether to measure the map: takes as long as some dozens of steps.
 */
measure: boolean, } } | { "connect": { 
/**
 * Indices of the points; by default, two that are close in space and far apart on the surface.
 */
ends: [number, number] | null, } } | { "accuracy": { 
/**
 * The network to evaluate.
 */
network: NetworkRef, 
/**
 * Number of neighbours that vote, at least 1.
 */
k: number, } } | { "lookahead": { 
/**
 * A loaded data set.
 */
set: DataSet, 
/**
 * Number of samples, at least 1.
 */
count: number, 
/**
 * Number of steps, 1 to 20.
 */
steps: number, } } | { "gather": { 
/**
 * The points; their data set must be loaded.
 */
of: MapSubject, 
/**
 * Number of points, 48 to 2,000: the first ones of a data set. Turned images have one point per angle.
 */
count: number, 
/**
 * Seed of a surface's points.
 */
seed: number, } } | { "learn": { 
/**
 * The kind of autoencoder.
 */
learner: Learner, 
/**
 * Seed of the initial weights, the sample order and the draws.
 */
seed: number, 
/**
 * The target map of the guided autoencoder, `[count, 2]`.
 */
guide: Floats | null, 
/**
 * Number of steps; 0 returns the current state.
 */
steps: number, } } | { "sketch": { 
/**
 * The autoencoder; required for a place.
 */
learner: Learner | null, 
/**
 * The place or sample.
 */
of: SketchInput, } } | { "turn": { 
/**
 * The image.
 */
input: Input, 
/**
 * The second freedom.
 */
freedom: Freedom, 
/**
 * d, code size, 2 or 3.
 */
d: number, 
/**
 * Seed of the initial weights and the sample order.
 */
seed: number, 
/**
 * File of a shipped network trained to reconstruct the turns of this image.
 */
model: Bytes | null, 
/**
 * File of a shipped network whose code was also pulled.
 */
guided: Bytes | null, } } | { "turnStep": { 
/**
 * Whether to train the pulled network.
 */
guided: boolean, 
/**
 * Number of steps; 0 returns the current state.
 */
steps: number, } } | { "turnDecode": { 
/**
 * The map.
 */
map: TurnMap, 
/**
 * `[d]`.
 */
code: Floats, } };

/**
 * Quality of a map of a surface; each measure is 1 for a flat surface.
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
 * R² of the length along the surface in a linear fit on the map; `null` if the surface cannot be flattened.
 */
along: number | null, 
/**
 * R² of the width of the surface in a linear fit on the map; `null` likewise.
 */
across: number | null, };

/**
 * The points and their known attributes.
 */
export type MapPoints = { 
/**
 * Values per point, n.
 */
width: number, 
/**
 * `[count, n]`.
 */
rows: Floats, 
/**
 * Class of each point; empty if there are none.
 */
labels: Array<number>, 
/**
 * Position along the surface, or fraction of a full turn, 0..1; empty if neither applies.
 */
along: Floats, 
/**
 * Position on the unrolled surface, or cosine and sine of the angle, `[count, 2]`; empty if neither applies.
 */
flat: Floats, 
/**
 * k of the neighbour graph used for geodesic distances, if the subject fixes it.
 */
neighbours: number | null, };

/**
 * The points to map.
 */
export type MapSubject = { "surface": Surface } | { "turned": { 
/**
 * The digit.
 */
input: Input, 
/**
 * The second freedom.
 */
freedom: Freedom, } } | { "images": Subject } | "landsat";

/**
 * Codes read from a text.
 */
export type Message = { 
/**
 * Code size.
 */
d: number, 
/**
 * `[count, d]`.
 */
codes: Floats, };

/**
 * Codes as text.
 */
export type MessageText = { 
/**
 * Letters, digits, `-`, `_` and dots.
 */
text: string, };

/**
 * A decoded mixture.
 */
export type MixedImage = { 
/**
 * h `[d]`.
 */
code: Floats, 
/**
 * The decoded code, `[n]`.
 */
image: Floats, 
/**
 * The decoded mixture without the attribute changes, `[n]`.
 */
plain: Floats, 
/**
 * Mean stroke width in pixels, `[image, plain]`.
 */
thickness: [number, number], 
/**
 * Slant to the right in degrees, `[image, plain]`.
 */
slant: [number, number], };

/**
 * A loaded model.
 */
export type ModelInfo = { 
/**
 * Its name.
 */
name: string, 
/**
 * The data it was trained on.
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
 * d, the number of values in a code.
 */
dCode: number, 
/**
 * Whether the decoder shares the encoder's weights.
 */
tied: boolean, 
/**
 * Whether the encoder outputs a mean and a variance for each value of the code; the code is then the mean.
 */
variational: boolean, 
/**
 * Number of weights and biases learned.
 */
parameters: number, 
/**
 * The scale of the code axis: the 99.5th percentile of |hᵢ| on test samples.
 */
codeScale: number, };

/**
 * Items near an address.
 */
export type NearbyItems = { 
/**
 * Indices into the training set, nearest first.
 */
indices: Array<number>, 
/**
 * Hamming distance of each item.
 */
distances: Array<number>, 
/**
 * Number of items at each distance from 0 to the radius.
 */
counts: Array<number>, 
/**
 * Number of items of each label within the radius.
 */
classes: Array<number>, 
/**
 * Number of addresses within the radius.
 */
addresses: number, };

/**
 * The nearest training samples in one space.
 */
export type Neighborhood = { 
/**
 * Their indices, nearest first; row numbers for the satellite.
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
 * Number of neighbours with each label.
 */
votes: Array<number>, 
/**
 * Majority label; the smallest on ties.
 */
predicted: number, 
/**
 * The query on the plane of this space; `null` for the samples' space, and before planes were requested.
 */
place: [number, number] | null, };

/**
 * The nearest training samples in each space: samples, components, codes.
 */
export type Neighbors = { 
/**
 * In this order.
 */
spaces: Array<Neighborhood>, };

/**
 * The sample whose neighbours are searched.
 */
export type NeighborsQuery = { "input": Input } | { "row": number };

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`Error::NotLoaded`] for an unknown network, data set or PCA file, or before references are set;
 * [`Error::OutOfRange`] for a missing row, and for samples beyond the next one to classify;
 * [`Error::BadRequest`] for an image among rows, or a row among images; [`Error::File`] for a model of a different
 * network; [`Error::Refused`] for a blank image.
 */
export type NeighborsRequest = { "setReferences": { 
/**
 * The samples and their codes.
 */
from: References, } } | { "nearest": { 
/**
 * The query sample.
 */
query: NeighborsQuery, 
/**
 * k, at least 1.
 */
k: number, } } | { "classify": { 
/**
 * The space.
 */
space: NeighborsSpace, 
/**
 * k, at least 1.
 */
k: number, 
/**
 * Index of the first sample.
 */
start: number, 
/**
 * Number of samples.
 */
count: number, } } | { "planes": Record<symbol, never> };

/**
 * The space in which distances are measured.
 */
export type NeighborsSpace = "raw" | "pca" | "code";

/**
 * The network of a config.
 */
export type NetworkDescription = { 
/**
 * From the input to the code.
 */
encoder: Array<LayerInfo>, 
/**
 * From the code to the output.
 */
decoder: Array<LayerInfo>, 
/**
 * Number of trainable weights and biases.
 */
parameters: number, };

/**
 * The inside of a network.
 */
export type NetworkInside = { 
/**
 * Steps done.
 */
step: number, 
/**
 * Weights into each of the first units of the first layer: `[count, tileSide²]`.
 */
tiles: Floats, 
/**
 * Side of a tile: that of the image or the kernel.
 */
tileSide: number, 
/**
 * Image of each of the first code units: g(h̄ + s eⱼ) − g(h̄) with the mean code h̄ and s, the largest |hᵢ| of the
 * test samples, `[count, n]`.
 */
atoms: Floats, 
/**
 * Feature maps of a test sample: the outputs of all convolutions, concatenated.
 */
maps: Floats, 
/**
 * Channels and side length of each output.
 */
mapShapes: Array<[number, number]>, 
/**
 * Counts of the code values in equal bins of `histogramFrom`..`histogramTo`.
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
 * Statistics of the test samples' codes.
 */
code: CodeStatistics, 
/**
 * All layers, encoder first.
 */
layers: Array<LayerStatus>, };

/**
 * The hidden layers between input and code, in the lecture's terms.
 */
export type NetworkKind = "vanilla" | "multilayer" | "convolutional";

/**
 * A loaded model, or the current training run.
 */
export type NetworkRef = { "model": string } | "run";

/**
 * The corruption that turns a clean input x into x̃.
 */
export type Noise = "none" | "gaussian" | "masking" | "saltPepper" | "blocks" | "lines" | "missing";

/**
 * The update rule, with g = ∂L/∂w and learning rate η.
 */
export type Optimizer = "sgd" | "momentum" | "adam";

/**
 * Mean squared errors of the missing values over the test rows, standardised by column.
 */
export type PatchErrors = { 
/**
 * Number of rows.
 */
rows: number, 
/**
 * Errors of the column means, iterated PCA, the iterated network, and the network trained with missing values.
 */
errors: [number, number, number, number], };

/**
 * Three paths between two points, with lengths in the units of the points.
 */
export type PathComparison = { 
/**
 * Indices of the two points.
 */
ends: [number, number], 
/**
 * Length of the straight line through space.
 */
straight: number, 
/**
 * Indices of the shortest path over the neighbour graph, including both ends.
 */
path: Array<number>, 
/**
 * Length of the path.
 */
pathLength: number, 
/**
 * The decoded straight line between the two codes, `[41, 3]`.
 */
line: Floats, 
/**
 * Length of the decoded line.
 */
lineLength: number, 
/**
 * Geodesic distance from the closed formula; `null` if the surface has no simple one.
 */
surface: number | null, };

/**
 * Progress of the PCA.
 */
export type PcaFitProgress = { 
/**
 * Estimated progress, 0..1.
 */
done: number, 
/**
 * Number of components, when done.
 */
components: number | null, };

/**
 * Loaded principal components.
 */
export type PcaInfo = { 
/**
 * Number of components.
 */
components: number, };

/**
 * The penalty term.
 */
export type Penalty = "none" | "l1" | "kl" | "contractive" | "variational" | "bits";

/**
 * A run and the same without its penalty, which comes first in each list.
 */
export type PenaltyComparison = { 
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
 * Mean squared errors per pixel on the input.
 */
errors: [number, number], 
/**
 * Mean squared errors per pixel on the test samples.
 */
testErrors: [number, number], 
/**
 * Statistics of the test samples' codes.
 */
statistics: [CodeStatistics, CodeStatistics], };

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
 * Cost of each pixel.
 */
export type PixelCosts = { 
/**
 * x `[n]`.
 */
input: Floats, 
/**
 * x̂ `[n]`.
 */
reconstruction: Floats, 
/**
 * −[xᵢ log x̂ᵢ + (1−xᵢ) log(1−x̂ᵢ)] of each pixel, `[n]`, in nats; empty without an output sigmoid, since the
 * values are not probabilities.
 */
crossEntropy: Floats, 
/**
 * Sum of `crossEntropy`, ℓ; `null` if it is empty.
 */
crossEntropySum: number | null, 
/**
 * The least possible sum, at x̂ = x: grey pixels have entropy.
 */
crossEntropyFloor: number, 
/**
 * ½(xᵢ − x̂ᵢ)² of each pixel, `[n]`.
 */
squaredError: Floats, 
/**
 * Sum of `squaredError`, ℓ.
 */
squaredErrorSum: number, };

/**
 * Mean fractions, 0..1, over the queries.
 */
export type PrecisionScores = { 
/**
 * Fraction of the hundred nearest items in the query's class.
 */
best: number, 
/**
 * Fraction of the items within two bits that are in the query's class; 0 for a query with no such items.
 */
within: number, 
/**
 * Fraction of queries with no items within two bits.
 */
without: number, };

/**
 * Progress of a small network.
 */
export type PrepareProgress = { 
/**
 * Steps done.
 */
step: number, 
/**
 * Total number of steps.
 */
steps: number, 
/**
 * The model, when done.
 */
model: ModelInfo | null, };

/**
 * Reconstructions.
 */
export type PreviewImages = { 
/**
 * Inputs with the run's noise, `[count, n]`.
 */
seen: Floats, 
/**
 * Reconstructions, `[count, n]`: the test samples, then the drawing if there is one.
 */
images: Floats, 
/**
 * Mean squared error per pixel of each, against the clean input.
 */
errors: Floats, };

/**
 * The result of a probe.
 */
export type ProbeLoss = { 
/**
 * The last loss; reading it waits for the device.
 */
loss: number, };

/**
 * A program.
 */
export type Program = { 
/**
 * Source code.
 */
text: string, };

/**
 * The networks that can race.
 */
export type RaceNetwork = "multilayer" | "wide" | "convolutional";

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`crate::Error::Setting`] if the batch size or seed is out of range, [`crate::Error::NotLoaded`] before the data
 * are loaded or a race has begun.
 */
export type RaceRequest = { "begin": { 
/**
 * The network to train.
 */
network: RaceNetwork, 
/**
 * m, 8 to 1,024.
 */
batchSize: number, 
/**
 * Seed of the initial weights and the image order.
 */
seed: number, } } | { "run": { 
/**
 * Number of steps, 1 to 500.
 */
steps: number, } };

/**
 * A started race.
 */
export type RaceStart = { 
/**
 * Number of weights and biases.
 */
parameters: number, 
/**
 * Number of training images.
 */
images: number, };

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`crate::Error::NotLoaded`] for an unknown network or data set, [`crate::Error::WrongLength`] for a wrong number
 * of values.
 */
export type ReconstructRequest = { "forward": { 
/**
 * The network to run.
 */
network: NetworkRef, 
/**
 * The input.
 */
input: Input, } } | { "decode": { 
/**
 * The network that decodes.
 */
network: NetworkRef, 
/**
 * `[count, d]`, row-major.
 */
codes: Floats, 
/**
 * Inputs to compare the images with: one `[n]` for the first image, or all `[count, n]`.
 */
input: Floats | null, } } | { "map": { 
/**
 * The network that encodes.
 */
network: NetworkRef, 
/**
 * A loaded data set.
 */
set: DataSet, 
/**
 * Number of samples, at least 1.
 */
count: number, } } | { "survey": { 
/**
 * The network to evaluate.
 */
network: NetworkRef, 
/**
 * A loaded data set.
 */
set: DataSet, } } | { "bottlenecks": { 
/**
 * The networks: at least one, all of one subject.
 */
networks: Array<NetworkRef>, 
/**
 * The input.
 */
input: Input, } };

/**
 * An input, its code and its reconstruction.
 */
export type Reconstruction = { 
/**
 * x `[n]`, as the encoder saw it.
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
 * Mean squared errors per pixel, with the baselines'.
 */
errors: Errors, };

/**
 * State of the network.
 */
export type ReductionProgress = { 
/**
 * Steps done.
 */
step: number, 
/**
 * Codes of every row, `[rows, d]`.
 */
codes: Floats, 
/**
 * Fraction of the test rows' variance lost.
 */
lost: number, };

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`Error::Table`] for a table that cannot be reduced, [`Error::NotLoaded`] before a table is loaded or a
 * reduction has started, [`Error::OutOfRange`] for a missing row, [`Error::File`] for a model of another network.
 */
export type ReductionRequest = { "satellite": Record<symbol, never> } | { "table": { 
/**
 * Values per row.
 */
columns: number, 
/**
 * `[rows, columns]`.
 */
values: Floats, 
/**
 * One label per row; zeros if there are none.
 */
labels: Array<number>, } } | { "begin": { 
/**
 * d, 1 to the number of columns, at most 16.
 */
d: number, 
/**
 * Seed of the initial weights and the row order.
 */
seed: number, 
/**
 * A network trained earlier for this table and d, to continue from.
 */
model: Bytes | null, } } | { "reduce": { 
/**
 * Number of steps; 0 returns the current state.
 */
steps: number, } } | { "rows": { 
/**
 * Row indices.
 */
indices: Array<number>, } } | { "accuracy": { 
/**
 * Number of neighbours that vote, at least 1.
 */
k: number, } } | { "curve": { 
/**
 * d, 1 to the number of columns, at most 16.
 */
d: number, 
/**
 * Seed of the initial weights and the row order.
 */
seed: number, 
/**
 * Number of steps, at most 1,000.
 */
steps: number, 
/**
 * Steps in all, after which the loss is measured.
 */
all: number, } };

/**
 * Both reductions at the start.
 */
export type ReductionStart = { 
/**
 * d: as requested, or the number of columns if smaller.
 */
d: number, 
/**
 * Principal components of every row, `[rows, d]`.
 */
scores: Floats, 
/**
 * Fraction of the test rows' variance lost by PCA.
 */
pcaLost: number, 
/**
 * Layer sizes of the network, from input to output.
 */
sizes: Array<number>, 
/**
 * The network's codes of the rows.
 */
codes: Floats, 
/**
 * Fraction lost by the network.
 */
lost: number, 
/**
 * Steps done.
 */
step: number, };

/**
 * A predictor's cost and error on the test set.
 */
export type Reference = { 
/**
 * The predictor.
 */
kind: ReferenceKind, 
/**
 * Mean ℓ of the test samples.
 */
cost: number, 
/**
 * Mean squared error per pixel.
 */
mse: number, 
/**
 * Number of training images it was fitted to, not necessarily the run's; 0 if nothing is fitted.
 */
images: number, };

/**
 * The baseline predictors.
 */
export type ReferenceKind = "mean" | "pca" | "floor";

/**
 * The reference set.
 */
export type ReferenceSetInfo = { 
/**
 * Number of training samples.
 */
references: number, 
/**
 * Number of test samples.
 */
queries: number, 
/**
 * Dimensions of each space: samples, components, codes.
 */
sizes: [number, number, number], };

/**
 * The reference samples and the source of their codes.
 */
export type References = { "images": NetworkRef } | { "satellite": Bytes };

/**
 * A question to the engine.
 */
export type Request = { "engine": EngineRequest } | { "reconstruct": ReconstructRequest } | { "manifold": ManifoldRequest } | { "reduction": ReductionRequest } | { "neighbors": NeighborsRequest } | { "anomaly": AnomalyRequest } | { "denoise": DenoiseRequest } | { "impute": ImputeRequest } | { "secrecy": SecrecyRequest } | { "hashing": HashingRequest } | { "generate": GenerateRequest } | { "train": TrainRequest } | { "race": RaceRequest };

/**
 * Retrieval quality of codes.
 */
export type RetrievalPrecision = { 
/**
 * The network's bits.
 */
autoencoder: PrecisionScores, 
/**
 * The signs of as many principal components; `null` before the PCA file has been loaded, or if it has too few.
 */
pca: PrecisionScores | null, 
/**
 * Number of items searched.
 */
references: number, 
/**
 * Number of test samples used as queries.
 */
queries: number, };

/**
 * Rows and their reconstructions.
 */
export type RowDetails = { 
/**
 * In the table's units, `[count, n]`.
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
 * Mean squared error per value of the network, standardised, `[count]`.
 */
errors: Floats, 
/**
 * Mean squared error per value of PCA, standardised.
 */
pcaErrors: Floats, };

/**
 * A run as a file.
 */
export type RunFile = { 
/**
 * A safetensors file: a model that `engine.loadModel` accepts; a snapshot also
 * holds the optimiser's state.
 */
bytes: Bytes, 
/**
 * Steps done.
 */
step: number, };

/**
 * A started run.
 */
export type RunStart = { 
/**
 * Number of trainable weights and biases.
 */
parameters: number, 
/**
 * Number of training images.
 */
images: number, 
/**
 * Steps per epoch.
 */
stepsPerEpoch: number, 
/**
 * Steps already done; 0 for a new run.
 */
step: number, 
/**
 * Whether a penalty is added to the reconstruction cost.
 */
penalised: boolean, 
/**
 * Baselines on the test set.
 */
references: Array<Reference>, };

/**
 * The distribution codes are drawn from.
 */
export type SamplingMethod = "box" | "whole" | { "mixture": number | null } | "prior" | { "around": Input };

/**
 * The satellite's test rows.
 */
export type SatelliteRows = { 
/**
 * Number of the first test row; the test rows are the last ones.
 */
first: number, 
/**
 * Number of test rows.
 */
count: number, };

/**
 * A search method.
 */
export type SearchMethod = "buckets" | "codes" | "pixels";

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`Error::Refused`] for a message without a code, and for a text that is not a message or was altered;
 * [`Error::NotLoaded`] for an unknown network or data set, or before an attack; [`Error::WrongLength`] for codes
 * of another size, [`Error::NotFinite`] for codes that are not finite.
 */
export type SecrecyRequest = { "write": { 
/**
 * Code size.
 */
d: number, 
/**
 * `[count, d]`, at least one code.
 */
codes: Floats, } } | { "read": { 
/**
 * The text; white space around and within it is ignored.
 */
text: string, } } | { "evaluateDecoder": { 
/**
 * The network whose decoder is used.
 */
network: NetworkRef, 
/**
 * `[test samples, d]`, from any encoder.
 */
codes: Floats, } } | { "attack": { 
/**
 * The attacked network; its subject's first training samples leak.
 */
network: NetworkRef, 
/**
 * Number of leaked pairs, 1 to the number of training samples.
 */
pairs: number, } } | { "guess": { 
/**
 * `[count, d]`.
 */
codes: Floats, 
/**
 * The true images, `[count, n]`, to compare the guesses with.
 */
input: Floats | null, } };

/**
 * Result of the device's self-test.
 */
export type SelfTestResult = { 
/**
 * Whether every error was below the tolerance.
 */
passed: boolean, 
/**
 * The largest relative error.
 */
worst: number, };

/**
 * One of the two paths.
 */
export type SharperPath = "codes" | "pixels" | "neither";

/**
 * Which of the two paths has clearer images between its ends.
 */
export type SharpnessComparison = { 
/**
 * Mean greyness of the images between the ends; 0 if there are none.
 */
codes: number, 
/**
 * Mean greyness of the blends between the ends.
 */
pixels: number, 
/**
 * Mean greyness of the test images.
 */
real: number, 
/**
 * The path with the smaller mean.
 */
clearer: SharperPath, };

/**
 * A place on the map, or a sample.
 */
export type SketchInput = { "place": Floats } | { "row": Floats } | { "strokes": Array<Floats> };

/**
 * A place on the map, or a row.
 */
export type SketchValues = { 
/**
 * The place `[2]` if an autoencoder encoded a row; otherwise a row `[n]` in the subject's units.
 */
values: Floats, };

/**
 * Two planes: the two values of a space, or the first two principal components of a larger one.
 */
export type SpacePlanes = { 
/**
 * Training samples by their components `[count, 2]`, in the order of neighbour indices.
 */
components: Floats, 
/**
 * Training samples by their codes.
 */
codes: Floats, 
/**
 * Test samples by their components.
 */
componentTests: Floats, 
/**
 * Test samples by their codes.
 */
codeTests: Floats, 
/**
 * Fraction of the training samples' variance, among components and among codes, shown by the plane, 0..1.
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
 * A dissected step, seen from the first sample of its batch.
 */
export type StepDissection = { 
/**
 * Steps done, including this one.
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
 * x̃ `[n]`; x if there is no noise.
 */
corrupted: Floats, 
/**
 * h `[d]`; the drawn code of a variational autoencoder.
 */
code: Floats, 
/**
 * x̂ `[n]`.
 */
reconstruction: Floats, 
/**
 * ∂L/∂z `[n]`, where z are the logits.
 */
slope: Floats, 
/**
 * ℓ of the sample.
 */
cost: number, 
/**
 * Minimised loss: mean ℓ of the batch plus the penalty.
 */
loss: number, 
/**
 * The penalty in `loss`; 0 if there is none.
 */
penalty: number, 
/**
 * All layers, encoder first.
 */
layers: Array<LayerStep>, 
/**
 * The weight (not bias) with the largest gradient.
 */
weight: WeightStep, 
/**
 * Why the run stopped, if it did.
 */
stop: Stop | null, };

/**
 * Completed training steps.
 */
export type StepLosses = { 
/**
 * Steps since the start of the run.
 */
step: number, 
/**
 * The minimised loss on the batch before each of these steps: mean ℓ, a sum over the pixels, plus the penalty.
 */
losses: Floats, 
/**
 * The penalty in each step; empty without a penalty.
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
 * Step of the first such loss, counted from 1.
 */
step: number, } | { "kind": "exploded", 
/**
 * Step of the first such loss, counted from 1.
 */
step: number, };

/**
 * A set of images that networks are trained on, with their classes: shipped with the page, or made by the user.
 * Serialised as its id.
 */
export type Subject = "digits" | "fashion" | "letters" | `my-${string}`;

/**
 * A shape in space. The roll and the S are scikit-learn's `make_swiss_roll` and `make_s_curve`; all are scaled
 * afterwards.
 */
export type Surface = "swissRoll" | "sCurve" | "rollWithHole" | "sphere" | "torus" | "mobius" | "knot" | "cloud";

/**
 * A surface, and its projection to two principal components.
 */
export type SurfaceProjection = { 
/**
 * `[count, 3]`, −1..1.
 */
points: Floats, 
/**
 * Position along the rolled-up direction, 0..1, `[count]`.
 */
along: Floats, 
/**
 * Scores of two principal components, `[count, 2]`.
 */
map: Floats, 
/**
 * Mean squared error per coordinate of the PCA reconstructions.
 */
error: number, 
/**
 * Quality of the projection.
 */
measures: MapMeasures, 
/**
 * The edges torn by the projection, as pairs of point indices.
 */
tears: Array<number>, 
/**
 * The smallest k at which the graph has a short cut; `null` if there is none, or the surface cannot be flattened.
 */
shortCut: number | null, };

/**
 * A table ready for reduction.
 */
export type TableInfo = { 
/**
 * Number of rows.
 */
rows: number, 
/**
 * Number of training rows.
 */
train: number, 
/**
 * Indices of the columns that vary.
 */
columns: Array<number>, 
/**
 * Indices of the columns left out because they are constant over the training rows.
 */
constant: Array<number>, 
/**
 * One label per row.
 */
labels: Array<number>, 
/**
 * Fraction of the test rows' variance lost with 1, 2, … principal components, at most 16: the mean of the training
 * rows loses 1. All columns have equal weight.
 */
pcaLost: Floats, };

/**
 * The sums so far.
 */
export type Tally = { 
/**
 * Number of samples.
 */
samples: number, 
/**
 * Number of values counted in them.
 */
values: number, 
/**
 * Sum of squared errors.
 */
sum: number, };

/**
 * A training configuration; each field is a control of [`CONTROLS`]. Fields whose control does not apply are ignored.
 */
export type TrainConfig = { 
/**
 * The training data.
 */
subject: Subject, 
/**
 * Number of training images, the first ones; limited by the size of the set.
 */
images: number, 
/**
 * Corruption of the network's input; the target stays clean.
 */
noise: Noise, 
/**
 * Standard deviation of Gaussian noise, or the fraction of values masked or replaced; 0.05 to 0.95.
 */
noiseLevel: number, 
/**
 * The hidden layers between input and code.
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
 * s of the hidden layers; the last one repeats for further layers.
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
 * Whether the decoder has its own weights.
 */
weights: Weights, 
/**
 * ℓ.
 */
cost: Cost, 
/**
 * The penalty term.
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
 * λ of the weight decay ½ λ ‖W‖²; 0 for none.
 */
weightDecay: number, 
/**
 * The update rule.
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
 * Number of passes over the images.
 */
epochs: number, 
/**
 * Seed of the initial weights, the image order and all noise.
 */
seed: number, };

/**
 * A question of this lab: one key with the question's fields.
 *
 * # Errors
 * [`crate::Error::Setting`] for an invalid config, [`crate::Error::NotLoaded`] before the data are loaded or a run
 * has begun, [`crate::Error::File`] for an unreadable snapshot.
 */
export type TrainRequest = { "start": { 
/**
 * Settings of the run.
 */
config: TrainConfig, } } | { "resume": { 
/**
 * Settings of the run.
 */
config: TrainConfig, 
/**
 * [`Snapshot::bytes`].
 */
bytes: Bytes, } } | { "steps": { 
/**
 * Number of steps, at least 1; fewer if the run ends first.
 */
count: number, } } | { "evaluate": Record<symbol, never> } | { "evaluateAhead": Record<symbol, never> } | { "preview": { 
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
 * Number of epochs.
 */
epochs: number, } } | { "snapshot": Record<symbol, never> } | { "model": Record<symbol, never> } | { "describe": { 
/**
 * The settings.
 */
config: TrainConfig, } } | { "inside": { 
/**
 * The test sample whose feature maps are shown.
 */
index: number, } } | { "dissect": { 
/**
 * Dissects a step of a copy: current weights, but the batch that comes after this many others. The run stays as it
 * is, and the copy may go beyond its end. `None` advances the run.
 */
copyAhead: number | null, } } | { "snippet": { 
/**
 * Settings of the run.
 */
config: TrainConfig, 
/**
 * Name of the safetensors file.
 */
file: string, } } | { "inputCost": { 
/**
 * The network to run.
 */
network: NetworkRef, 
/**
 * The input.
 */
input: Input, } } | { "pixelCost": { 
/**
 * x, 0 to 1.
 */
x: number, 
/**
 * Values of x̂, each 0 to 1.
 */
xHat: Floats, } } | { "rates": { 
/**
 * Further activation rates, 0 to 1, at which to compute the penalty: the curve.
 */
at: Floats, } } | { "comparePenalty": { 
/**
 * Maximum steps in this question; it never overtakes the run.
 */
steps: number, 
/**
 * The input.
 */
input: Input, } } | { "draw": { 
/**
 * The network, a variational one.
 */
network: NetworkRef, 
/**
 * The input.
 */
input: Input, 
/**
 * Number of draws, 1 to 100.
 */
count: number, 
/**
 * Seed of the draws.
 */
seed: number, } } | { "clouds": { 
/**
 * The network, a variational one.
 */
network: NetworkRef, 
/**
 * A loaded data set.
 */
set: DataSet, 
/**
 * Number of samples, at least 1.
 */
count: number, } };

/**
 * A decoded place.
 */
export type TurnImage = { 
/**
 * `[n]`; PCA values may lie outside 0..1.
 */
image: Floats, };

/**
 * One of the three maps.
 */
export type TurnMap = "pca" | "plain" | "guided";

/**
 * Quality of a map of the turned images.
 */
export type TurnMeasures = { 
/**
 * Turns of the map per turn of the digit: minimum and maximum over the levels of the second freedom.
 */
rounds: [number, number], 
/**
 * Fraction of the steps in the overall direction, 0..1.
 */
forward: number, 
/**
 * Largest step between consecutive images, as a multiple of the median step of its level.
 */
jump: number, 
/**
 * Index of the image before the largest step.
 */
at: number, 
/**
 * The angle, in degrees, 45 to 180, after which the map comes closest to itself.
 */
recurrence: number, 
/**
 * Mean distance of such two images on the map, relative to the largest over all angles, 0..1.
 */
gap: number, 
/**
 * R² of the second freedom in a linear fit on the place and its distance from the centre; `None` without one.
 */
second: number | null, 
/**
 * Mean squared error per pixel of the reconstructions.
 */
error: number, };

/**
 * A network's map of the turned images.
 */
export type TurnProgress = { 
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
 * Quality of the codes as a map.
 */
measures: TurnMeasures, };

/**
 * The turned images and their PCA projection to d components.
 */
export type TurnedImages = { 
/**
 * `[levels · angles, n]`, values 0..1, level by level; angles are equally spaced, counterclockwise, starting at 0.
 */
images: Floats, 
/**
 * Images per full turn.
 */
angles: number, 
/**
 * Value of the second freedom at each level, −1..1; a single 0 without one.
 */
levels: Floats, 
/**
 * Scores of the principal components, `[levels · angles, d]`.
 */
map: Floats, 
/**
 * PCA reconstructions, `[levels · angles, n]`.
 */
copies: Floats, 
/**
 * Quality of the PCA map.
 */
measures: TurnMeasures, 
/**
 * Fraction of the digit's ink that falls on ink after half a turn, 0..1.
 */
half: number, 
/**
 * Steps in a whole run.
 */
steps: number, };

/**
 * The autoencoder's view of the surface.
 */
export type UnrolledSurface = { 
/**
 * Steps done.
 */
step: number, 
/**
 * Codes, `[count, 2]`.
 */
map: Floats, 
/**
 * Reconstructed points, `[count, 3]`.
 */
copies: Floats, 
/**
 * A decoded lattice, `[21, 21, 3]`, over the range of the previous codes; empty the first time.
 */
sheet: Floats, 
/**
 * The map as a flat sheet in space, `[count, 3]`, aligned with the points and scaled so that neighbours are
 * typically as far apart as in space.
 */
laid: Floats, 
/**
 * The edges torn by the map, as pairs of point indices.
 */
tears: Array<number>, 
/**
 * Mean squared error per coordinate.
 */
error: number, 
/**
 * Quality of the map, if requested.
 */
measures: MapMeasures | null, };

/**
 * One weight in one step.
 */
export type WeightStep = { 
/**
 * Name of its layer.
 */
layer: string, 
/**
 * Its index in the weight as on the slides: `[row, column]`, or two channels and the kernel position.
 */
place: Array<number>, 
/**
 * w before the step.
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
 * w after the step.
 */
after: number, };

/**
 * Whether the decoder has its own weights.
 */
export type Weights = "free" | "tied";

/**
 * The reply of each question, by lab.
 */
export type Replies = {
  engine: { loadData: DataInfo, loadImages: ImagesInfo, loadModel: ModelInfo, loadPca: PcaInfo, fitPca: PcaFitProgress, prepare: PrepareProgress, pictures: Pictures, leave: Done, selfTest: SelfTestResult, probe: ProbeLoss, trace: LayerTrace };
  reconstruct: { forward: Reconstruction, decode: DecodedImages, map: LabelledCodes, survey: CodeSurvey, bottlenecks: BottleneckComparison };
  manifold: { chart: LatentMap, tiles: DecodedGrid, walk: Interpolation, sampleSurface: SurfaceProjection, guide: GeodesicProgress, unroll: UnrolledSurface, connect: PathComparison, accuracy: CodeKnnAccuracy, lookahead: CodeMotion, gather: MapPoints, learn: LearnerProgress, sketch: SketchValues, turn: TurnedImages, turnStep: TurnProgress, turnDecode: TurnImage };
  reduction: { satellite: TableInfo, table: TableInfo, begin: ReductionStart, reduce: ReductionProgress, rows: RowDetails, accuracy: KnnAccuracy, curve: CurvePoint };
  neighbors: { setReferences: ReferenceSetInfo, nearest: Neighbors, classify: KnnPredictions, planes: SpacePlanes };
  anomaly: { begin: AnomalyStart, beginBeats: Beats, learn: AnomalyTestScores, practise: AnomalyStep, score: AnomalyScore, scoreBeat: BeatScore };
  denoise: { clean: DenoisedImage, filter: FilteredImages, row: DenoisedRow, measure: DenoiseErrors };
  impute: { fill: FilledImage, fillBaselines: Baselines, measure: ImputeErrors, satellite: SatelliteRows, patch: FilledPatch, patches: PatchErrors };
  secrecy: { write: MessageText, read: Message, evaluateDecoder: DecoderErrors, attack: AttackResult, guess: AttackGuesses };
  hashing: { buildIndex: BucketStatistics, find: NearbyItems, rank: RetrievalPrecision, lookUp: LookupCount };
  generate: { fit: CodeDistribution, sample: GeneratedImages, mix: MixedImage };
  train: { start: RunStart, resume: RunStart, steps: StepLosses, evaluate: Evaluation, evaluateAhead: EvaluationProgress, preview: PreviewImages, adjust: Done, snapshot: RunFile, model: RunFile, describe: NetworkDescription, inside: NetworkInside, dissect: StepDissection, snippet: Program, inputCost: PixelCosts, pixelCost: CostCurves, rates: ActivationRates, comparePenalty: PenaltyComparison, draw: GaussianDraws, clouds: Gaussians };
  race: { begin: RaceStart, run: StepLosses };
};
