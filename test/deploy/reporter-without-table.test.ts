import { expect, it, vi } from 'vitest'
import { deploy, reporter } from '../../src/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'
import { worker } from './worker.ts'

vi.mock('log-update', () => {
  throw new Error('There is no such module')
})

it('writes lines where the module that rewrites a table cannot be loaded', async () => {
  const written: string[] = []
  const stream = { isTTY: true, columns: 100, write: (text: string) => written.push(text) }
  const { outcome } = await deploy(worker('1'), {
    ...createSimulator().options(),
    onEvent: reporter({ format: 'live', stream }),
  })
  expect(outcome).toBe('deployed')
  expect(written).toContain('create service worker done\n')
  expect(written.join('')).toMatch(/^Plan for stack jobs/)
})
