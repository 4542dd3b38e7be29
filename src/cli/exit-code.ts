/** How a command ends. `run` ends with the exit code of the container instead. */
export const EXIT = {
  /** Done, also where there was nothing to do. */
  done: 0,
  /** It failed, or the program is not valid. */
  failed: 1,
  /** It was called wrongly, or the file cannot be used. */
  wrongUse: 2,
  /** With `plan --detailed-exitcode`: something would change. */
  wouldChange: 3,
  /** Ctrl-C, as shells count it. */
  interrupted: 130,
} as const
