/** The file is not what it was announced as, or nothing that may be shown; the message is for its owner. */
export class MediaProblem extends Error {
  override name = 'MediaProblem';
}
