/** The file is not of its announced type, or may not be shown. The message is for its owner. */
export class MediaProblem extends Error {
  override name = 'MediaProblem';
}
