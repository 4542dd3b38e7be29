#!/usr/bin/env node
import { cli } from './cli.ts'
import type { CliProcess } from './cli-context.ts'

const { stdout, stderr, env } = process
const own: CliProcess = { stdout, stderr, env }
const closed = new AbortController()
// Who reads may have seen enough (`| head`): what changes something goes on to its end all the same.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    closed.abort()
  })
}
await cli(process.argv.slice(2), { process: own, cwd: process.cwd(), closed: closed.signal })
process.exitCode = own.exitCode ?? 0
