import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { type DeployOptions, deploy, describeEvent, destroy, plan, type Stack } from 'fluent-ecs'
import { createSimulator } from 'fluent-ecs/simulator'
import { application, registry } from './program.ts'

/** Where the demo runs: the simulator or an account. */
interface Place {
  readonly title: string
  readonly domain: string
  readonly options: DeployOptions
  /** Gets an image with this tag into the repository. */
  push(tag: string): Promise<void>
  /** Asks before something is changed. */
  agree(question: string): Promise<boolean>
  /** What is left at the end. */
  close(): Promise<void>
}

const { values: flags } = parseArgs({
  options: { aws: { type: 'boolean' }, region: { type: 'string' }, domain: { type: 'string' } },
})

const place = flags.aws ? account() : simulation()
await demo(place).finally(() => place.close())

async function demo({ title, domain, options, push, agree }: Place): Promise<void> {
  console.log(`A stack of nine steps, from domain to service, ${title}`)
  const first = application(domain, '1.0.0')
  const second = application(domain, '1.1.0')

  heading('What would be done')
  console.log(String(await plan(first, options)))
  if (!(await agree('Do it?'))) return

  heading('A repository first, to have something to push to')
  await deploy(registry, withProgress(options))
  await push('1.0.0')

  heading('Deploy')
  const { outcome, urls } = await deploy(first, withProgress(options))
  console.log(`${outcome}: ${urls.join(', ')}`)
  await showPlan(first, options)

  heading('A new image')
  await push('1.1.0')
  const update = await deploy(second, withProgress(options))
  console.log(`${update.outcome}: ${update.applied.map(({ action, resource }) => `${action} ${resource}`).join(', ')}`)
  await showPlan(second, options)

  if (!(await agree('Take it all down, with its images and logs?'))) return
  heading('Destroy, with images and logs')
  const { removed } = await destroy(second, { ...withProgress(options), deleteData: true })
  console.log(`${removed.length} resources removed`)
}

async function showPlan(stack: Stack, options: DeployOptions): Promise<void> {
  heading('And again')
  const again = await plan(stack, options)
  console.log(String(again))
  if (!again.isEmpty) throw new Error('A plan after a deploy must be empty')
}

function withProgress(options: DeployOptions): DeployOptions {
  let last = ''
  return {
    ...options,
    onEvent(event) {
      const line = describeEvent(event)
      if (event.type !== 'started' && line !== last) console.log(line)
      last = line
    },
  }
}

function simulation(): Place {
  const simulator = createSimulator()
  const domain = 'example.com'
  simulator.hostedZone(domain)
  simulator.certificate(`hello.${domain}`)
  return {
    title: 'in the simulator: no account, no network',
    domain,
    options: simulator.options(),
    async push(tag) {
      simulator.pushImage('hello/web', tag)
      console.log(`docker push hello/web:${tag} (simulated)`)
    },
    agree: async () => true,
    async close() {
      const left = simulator.resources()
      if (left.length > 0) throw new Error(`Left behind: ${left.join(', ')}`)
      console.log('The account is as empty as it was.')
    },
  }
}

function account(): Place {
  const { region = process.env.AWS_REGION, domain } = flags
  if (!region || !domain) throw new Error('Usage: npm run demo -- --aws --region us-east-1 --domain example.com')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  return {
    title: `in your account, ${region}`,
    domain,
    options: { region },
    async push(tag) {
      await terminal.question(`Push your image (a web server on port 8080) as hello/web:${tag}, then press Enter `)
    },
    agree: async question => /^y(es)?$/i.test(await terminal.question(`${question} [y/N] `)),
    close: async () => terminal.close(),
  }
}

function heading(text: string): void {
  console.log(`\n== ${text}`)
}
