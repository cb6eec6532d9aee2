/** A data folder that cannot be opened; the message is a sentence for the person who starts. */
export class DataFolderError extends Error {
  override readonly name = "DataFolderError";
}
