import { describe, expect, it } from 'vitest'
import {
  cluster,
  deploy,
  interruptible,
  isDeployError,
  network,
  reporter,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'

function program(): Stack {
  const definition = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('ghcr.io/acme/app:1'))
  return stack('shop').add(
    service('web').cluster(cluster('prod')).taskDefinition(definition).network(network.default()).desiredCount(2),
  )
}

class Screen {
  readonly columns = 120
  readonly isTTY: boolean
  text = ''

  constructor(isTTY = false) {
    this.isTTY = isTTY
  }

  write(text: string): boolean {
    this.text += text
    return true
  }
}

describe('reporter', () => {
  it('writes plain lines where there is no terminal, and of a rollout only what is new', async () => {
    const screen = new Screen()
    await deploy(program(), { ...createSimulator().options(), onEvent: reporter({ stream: screen }) })
    const lines = screen.text.trimEnd().split('\n')
    expect(lines).toContain('create service web done')
    const rollout = lines.filter(line => line.startsWith('rollout web: '))
    expect(rollout.at(-1)).toMatch(/^rollout web: shop-web:1 2 of 2 running, 0 pending, 0 of 3 failed \(completed\)$/)
    expect(new Set(rollout).size).toBe(rollout.length)
    expect(screen.text).not.toContain('\u001b')
  })

  it('writes an event a line as JSON', async () => {
    const screen = new Screen(true)
    await deploy(program(), { ...createSimulator().options(), onEvent: reporter({ format: 'json', stream: screen }) })
    const events = screen.text
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(events[0]).toMatchObject({ type: 'planned', plan: { stack: 'shop' } })
    expect(events.at(-1)).toMatchObject({
      type: 'rollout',
      service: 'web',
      revision: 'shop-web:1',
      desired: 2,
      running: 2,
      failed: 0,
      phase: 'rollout',
      state: 'COMPLETED',
      seconds: expect.any(Number),
    })
  })

  it('keeps a table at the bottom of a terminal', async () => {
    const screen = new Screen(true)
    await deploy(program(), { ...createSimulator().options(), onEvent: reporter({ format: 'live', stream: screen }) })
    expect(screen.text).toMatch(/service +revision +running +failed +targets +phase +time\n/)
    expect(screen.text).toMatch(/web +shop-web:1 +2 of 2 +0( of 3)? +- +completed +\d:\d\d\n/)
    expect(screen.text).toContain('create service web done')
    // The cursor goes up to write over the table before.
    expect(screen.text).toContain('\u001b[')
  })
})

describe('a terminal that says 0 columns and rows', () => {
  it('shows what others show', async () => {
    const screen = Object.assign(new Screen(), { columns: 0, rows: 0 })
    const simulator = createSimulator()
    await deploy(program(), { ...simulator.options(), onEvent: reporter({ format: 'live', stream: screen }) })
    expect(screen.text).toContain('create service web done')
  })
})

describe('interruptible', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'stops the work at the first %s, says how to go on, and leaves the second to the process',
    async name => {
      const screen = new Screen()
      const counts = () => [process.listenerCount('SIGINT'), process.listenerCount('SIGTERM')]
      const before = counts()
      const { signal, end } = interruptible(screen)
      const simulator = createSimulator()
      const error = await deploy(program(), {
        ...simulator.options(),
        signal,
        onEvent: ({ type }) => {
          if (type === 'rollout' && !signal.aborted) process.emit(name)
        },
      }).catch((thrown: unknown) => thrown)
      expect(isDeployError(error, 'interrupted')).toBe(true)
      expect(screen.text).toContain('run the program again to go on')
      expect(counts()).toEqual(before)
      end()
      // What ECS has begun, the next run only finishes
      expect(await deploy(program(), simulator.options())).toMatchObject({ outcome: 'deployed', applied: [] })
    },
  )

  it('stops listening when the work is done', () => {
    const before = process.listenerCount('SIGINT')
    const { signal, end } = interruptible(new Screen())
    expect(process.listenerCount('SIGINT')).toBe(before + 1)
    end()
    expect(process.listenerCount('SIGINT')).toBe(before)
    expect(signal.aborted).toBe(false)
  })
})
