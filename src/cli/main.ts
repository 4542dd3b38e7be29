#!/usr/bin/env node
import { cli } from './cli.ts'
import type { CliProcess } from './cli-context.ts'

const { stdout, stderr, env } = process
const own: CliProcess = { stdout, stderr, env }
await cli(process.argv.slice(2), { process: own, cwd: process.cwd() })
process.exitCode = own.exitCode ?? 0
