import { PlanError } from '../../errors.ts'

/** Sees to it that the outputs can be written, before anything is changed. @throws PlanError where they cannot */
export async function checkOutputsFile(path: string): Promise<void> {
  const [{ access, constants, mkdir }, { dirname }] = await Promise.all([
    import('node:fs/promises'),
    import('node:path'),
  ])
  try {
    await mkdir(dirname(path), { recursive: true })
    await access(dirname(path), constants.W_OK)
  } catch (cause) {
    throw new PlanError('outputs.unwritable', {
      message: `The outputs cannot be written to ${path}: ${cause instanceof Error ? cause.message : String(cause)}`,
      fix: 'Give outputsFile the path of a file in a directory that this program may write to.',
      cause,
    })
  }
}

/** Writes them as JSON, in one step: who reads the file sees all of the old ones, or all of the new. */
export async function writeOutputs(path: string, outputs: Readonly<Record<string, string>>): Promise<void> {
  const { rename, writeFile } = await import('node:fs/promises')
  const draft = `${path}.${process.pid}.tmp`
  await writeFile(draft, `${JSON.stringify(outputs, undefined, 2)}\n`)
  await rename(draft, path)
}
