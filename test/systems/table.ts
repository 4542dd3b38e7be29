import { readFileSync } from 'node:fs'

/** A public system, and how far a program says it. */
export interface Row {
  readonly name: string
  /** The file that was followed. */
  readonly source: string
  /** How far 0.1.0 said it; absent for those that were first tried later. */
  readonly before?: 'whole' | 'ids' | 'ids and .raw()' | 'partly' | 'not'
  /** What of ECS and around it the original says and no builder does. */
  readonly lacks: readonly string[]
  /** What the original makes and this package does not, and the program is given. */
  readonly given: readonly string[]
}

export const rows: readonly Row[] = JSON.parse(readFileSync(new URL('systems.json', import.meta.url), 'utf8'))

/** The part of docs/compared.md on public systems. */
export function systemsSection(): string {
  const old = rows.filter(({ before }) => before)
  const whole = (of: readonly Row[]) => of.filter(({ lacks }) => lacks.length === 0)
  const alone = whole(rows).filter(({ given }) => given.length === 0)
  const further = rows.filter(({ before }) => !before)
  return `## Public systems

What others run, said with the builders from the files that the table links to. Whole is a program in which nothing that they say of ECS and around it is lost, without \`.raw()\`, and without ids of what the original makes; what it makes that this package does not make (file systems, functions, parameters, hosted zones) is given, and the table says what. Every original's network is given, too. Programs stand in \`test/systems/programs\`: \`npm run test:faults\` deploys each on the simulator, plans nothing more, changes an image and takes it down.

Of 73 systems 0.1.0 said 18 whole; of the ${old.length} of them that are here it said ${old.filter(({ before }) => before === 'whole').length}, and now ${whole(old).length} are. ${further.length > 0 ? `Of the ${further.length} here that were tried later, from the documents alone, ${whole(further).length} are. ` : ''}Of all ${whole(rows).length}, ${alone.length} are given nothing but their network.

| system | 0.1.0 | now | given |
|---|---|---|---|
${rows.map(({ name, source, before = '', lacks, given }) => `| [${name}](${source}) | ${before} | ${lacks.length === 0 ? 'whole' : `lacks ${lacks.join(', ')}`} | ${given.join(', ')} |`).join('\n')}

| missing | systems |
|---|--:|
${tally()
  .map(([feature, count]) => `| ${feature} | ${count} |`)
  .join('\n')}`
}

/** What is missing, most often first. */
function tally(): [string, number][] {
  const counts = new Map<string, number>()
  for (const feature of rows.flatMap(({ lacks }) => lacks)) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  return [...counts].sort(([one, a], [other, b]) => b - a || one.localeCompare(other))
}
