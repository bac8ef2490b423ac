/** A reason not to start that the operator can mend; its message is the one line they read, without any value of a variable. */
export class StartError extends Error {
  override readonly name = "StartError";
}
