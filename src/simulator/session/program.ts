/** What runs at the far end of a session. */
export interface Program {
  input(bytes: Buffer): void
  resize(columns: number, rows: number): void
  /** Nobody is at the other end any more. */
  hangUp(): void
}

/** What a program can do. */
export interface ProgramIo {
  write(output: Buffer): void
  flag(flag: number): void
  /** It is over; words are why, where it did not go well. */
  end(words: string): void
}
