import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BuiltSource, ImageBuilder } from '../../../model/image.ts'
import { givenArgs, shownOutput } from './build-args.ts'
import type { BuildPlan } from './build-plan.ts'
import { BUILDERS, type BuilderProgram, type RunStep } from './builders.ts'
import { type RunLimits, runProgram } from './run-program.ts'
import { UnreadableImage } from './unreadable-image.ts'

/** A builder ended with an error. */
export class NotBuilt extends Error {
  readonly output: string

  constructor(message: string, output: string) {
    super(message)
    this.output = output
  }
}

const NO_EXPORT = /exporter is not supported/i
const LAST_LINE_CHARACTERS = 200

/** The first program that can build here. Throws with what each of them says where none can. */
export async function findBuilder(wanted: ImageBuilder | undefined, running: RunLimits): Promise<BuilderProgram> {
  const reasons: string[] = []
  for (const builder of BUILDERS) {
    if (wanted !== undefined && builder.name !== wanted) continue
    const reason = await whyNot(builder, running)
    if (reason === undefined) return builder
    reasons.push(`${builder.name} ${reason}`)
  }
  throw new UnreadableImage(
    `Nothing here can build an image: ${reasons.join('; ')}`,
    wanted === undefined
      ? 'Install and start one of them, or build elsewhere and push({ layout }) or push({ archive }).'
      : `Install and start ${wanted}, or leave { builder } out.`,
    { kind: 'image.builder' },
  )
}

async function whyNot({ probes }: BuilderProgram, running: RunLimits): Promise<string | undefined> {
  for (const [program, ...args] of probes) {
    const { code, missing, output } = await runProgram(program, args, { ...running, timeoutMilliseconds: 30_000 })
    if (missing) return 'is not installed'
    if (code !== 0)
      return `does not work (${shownOutput(output, {}).split('\n').at(-1)?.slice(0, LAST_LINE_CHARACTERS)})`
  }
  return undefined
}

/** Builds an image in a directory of its own, gives what it built to `use`, and removes the directory. */
export async function buildImage<T>(
  plan: BuildPlan,
  running: RunLimits,
  use: (built: BuiltSource) => Promise<T>,
): Promise<T> {
  const builder = await findBuilder(plan.builder, running)
  const directory = await mkdtemp(join(tmpdir(), 'fluent-ecs-'))
  try {
    return await use(await builtBy(builder, plan, directory, running))
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function builtBy(
  builder: BuilderProgram,
  plan: BuildPlan,
  directory: string,
  running: RunLimits,
): Promise<BuiltSource> {
  const { args, dockerfile, target, platforms } = plan
  const { flags, env } = givenArgs(args, builder.isLocal)
  const run: RunStep = async (program, ...given) => {
    const { code, output } = await runProgram(program, given, { ...running, env })
    if (code === 0) return output
    const ended = code === undefined ? 'was stopped' : `ended with exit code ${code}`
    throw new NotBuilt(`${builder.name} ${ended}`, shownOutput(output, args))
  }
  const all = [
    `--file=${dockerfile}`,
    ...(platforms.length > 0 ? [`--platform=${platforms.join(',')}`] : []),
    ...(target === undefined ? [] : [`--target=${target}`]),
    ...flags,
  ]
  try {
    return await builder.build(plan, all, directory, run)
  } catch (error) {
    const plain = BUILDERS.find(({ name }) => name === 'docker')
    // The default driver of buildx writes no layout, unless Docker keeps its images in containerd.
    if (!plain || builder.name !== 'buildx' || !(error instanceof NotBuilt) || !NO_EXPORT.test(error.output))
      throw error
    if (plan.builder === 'buildx' || platforms.length > 1)
      throw new NotBuilt(
        `${error.message}: docker buildx create --use --driver docker-container makes a builder that can`,
        error.output,
      )
    return plain.build(plan, all, directory, run)
  }
}
