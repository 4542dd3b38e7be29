import { describe, expect, it } from 'vitest'
import { fixOfCall } from '../../src/deploy/diagnosis/refused-calls.ts'
import type { FailureText } from './failure-text.ts'
import { told } from './told.ts'

/** Of AWS, Docker and runc. */
const OF_AWS: readonly (readonly [untrue: RegExp, said: Partial<FailureText>])[] = [
  [
    /container\.settings/,
    {
      text: 'ResourceInitializationError: unable to fetch credentialspec from SSM: AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/abc is not authorized to perform: ssm:GetParameters on resource: x',
    },
  ],
  [
    /container\.settings/,
    {
      text: 'unable to download credentialspec from s3: RequestError: send request failed caused by: dial tcp 192.0.2.4:443: i/o timeout',
    },
  ],
  [
    /firelens/,
    {
      text: 'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: cannot set directory ownership of fs-12345678',
    },
  ],
  [
    /EBS/,
    {
      in: 'container',
      text: 'CannotStartContainerError: could not mount: the Secrets Store CSI driver is not running',
    },
  ],
  [/EBS/, { text: 'Timeout waiting for network resource attachment eni-1 to become attached' }],
  [/secret\.missing/, { text: 'ResourceInitializationError: gMSA user bob not found in Active Directory' }],
  [/port\.taken/, { text: 'Service Connect: endpoints need unique ports in the namespace' }],
  [/quota/, { in: 'event', text: '(service web) deployment hook failed: maximum number of retries reached.' }],
  [
    /container\.settings/,
    {
      in: 'container',
      text: 'CannotStartContainerError: OCI runtime create failed: exec: "/app": ConfigError: /app/config.yml not readable',
    },
  ],
  [
    /device\.missing/,
    {
      in: 'container',
      text: 'CannotStartContainerError: OCI runtime create failed: open /dev/tty: not a device file: permission denied',
    },
  ],
]

/** The last lines of a program that exited with code 1. */
const OF_PROGRAMS: readonly (readonly [untrue: RegExp, lines: readonly string[]])[] = [
  [
    /memory/,
    [
      'celery.worker: Process ForkPoolWorker-1 exited prematurely: signal 9',
      'Error: Hard time limit (30s) exceeded for tasks.add',
    ],
  ],
  [/memory/, ['Error: disk: Could not reserve enough space for upload of 3 GB']],
  [/not in the image/, ['NoClassDefFoundError: Could not initialize class com.acme.Config']],
  [/package\.json is not/, ["Error: Cannot find module 'express'", 'There is a package.json in /app']],
  [/Gemfile/, ['Fetching from a Gemfile.lock', 'Error: boom']],
  [/not in the image/, ["ReplyError: ERR unknown command 'XADD'"]],
  [/not in the image/, ["Error: unknown command 'JSON.SET'"]],
  [/not in the image/, ['CommandError: database is not ready for command "migrate"']],
  [/not in the image/, ["Error: timeout while running command 'migrate'"]],
  [/not in the image/, ['Error: could not find driver 12 for order 77']],
  [/AWS/, ['org.springframework.security.access.AccessDeniedException: Access is denied']],
  [/AWS/, ['java.nio.file.AccessDeniedException: data/nodes']],
  [/AWS/, [String.raw`java.nio.file.AccessDeniedException: C:\data`]],
  [/AWS/, ['com.acme.web.ResourceNotFoundException: customer 7']],
  [/AWS/, ['org.springframework.data.rest.webmvc.ResourceNotFoundException: EntityRepresentationModel not found!']],
]

/** Without the words of the program, which are only repeated. */
const without = (cause = ''): string => cause.replace(/(its log says (?:that [^"]*: )?)".*"/s, '$1')

describe('what only sounds like a cause is not told as one', () => {
  it.each(OF_AWS)('%s: %j', async (untrue, said) => {
    const all = await told({ code: '', in: 'task', source: '', ...said })
    for (const { code, cause } of all) expect(`${code} ${cause}`).not.toMatch(untrue)
  })

  it.each(OF_PROGRAMS)('of a program, %s: %s', async (untrue, logs) => {
    const [first] = await told({
      code: '',
      source: '',
      text: 'Essential container in task exited',
      stopCode: 'EssentialContainerExited',
      exitCode: 1,
      logs,
    })
    expect(`${first?.code} ${without(first?.cause)}`).not.toMatch(untrue)
  })
})

describe('what the words do tell', () => {
  it('a worker that was killed is most often one that took too much memory', async () => {
    const [first] = await told({
      code: '',
      source: '',
      text: 'Essential container in task exited',
      stopCode: 'EssentialContainerExited',
      exitCode: 1,
      logs: ['billiard.exceptions.WorkerLostError: Worker exited prematurely: signal 9 (SIGKILL) Job: 0.'],
    })
    expect(first?.cause).toContain('most often for the memory')
  })

  it("a container is called by its name in the definition, and not by Docker's", async () => {
    const [first] = await told({
      code: '',
      source: '',
      task: {
        stoppedReason: 'Task failed to start',
        stopCode: 'TaskFailedToStart',
        containers: [
          {
            name: 'app',
            reason:
              'CannotStartContainerError: Error response from daemon: Cannot link to a non running container: /ecs-web-3-my-db-a0b1c2 AS /ecs-web-3-app-x/db',
          },
          { name: 'db' },
          { name: 'my-db', exitCode: 1 },
        ],
      },
    })
    expect(first).toMatchObject({ code: 'container.dependency-failed', container: 'my-db' })
    expect(first?.cause).toContain('Container "my-db"')
  })

  it('a capacity provider of a name that is taken is not one that something else changes', () => {
    const message = 'The cluster already has an active capacity provider of that name'
    expect(fixOfCall({ name: 'InvalidParameterException', message })).not.toContain('at the same moment')
  })
})
