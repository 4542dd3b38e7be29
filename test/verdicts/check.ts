import { interleave } from './interleaving.ts'

/** Runs the interleavings of some seeds. Gives how often each verdict was spoken, and the stories of untrue ones. */
export async function check(
  from: number,
  count: number,
): Promise<{ readonly verdicts: Readonly<Record<string, number>>; readonly untrue: readonly string[] }> {
  const verdicts: Record<string, number> = {}
  const untrue: string[] = []
  for (let seed = from; seed < from + count; seed++) {
    const { verdict, isTrue, story } = await interleave(seed)
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
    if (!isTrue) untrue.push(story)
  }
  return { verdicts, untrue }
}
