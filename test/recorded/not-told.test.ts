import { describe, expect, it } from 'vitest'
import { fixOfCall } from '../../src/deploy/diagnosis/refused-calls.ts'
import type { FailureText } from './failure-text.ts'
import { told } from './told.ts'

/** Of AWS, Docker and runc. */
const OF_AWS: readonly (readonly [untrue: RegExp, said: Partial<FailureText>])[] = [
  [
    /no way to/,
    {
      text: 'ResourceInitializationError: unable to pull secrets or registry auth: ... AccessDeniedException ... context deadline exceeded',
    },
  ],
  [
    /port 0/,
    { in: 'event', text: '(task 0a) is unhealthy in (target-group ...) due to (reason Health checks failed)' },
  ],
  [
    /port 3000/,
    {
      in: 'event',
      text: '(task 0a) is unhealthy in (target-group arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/other/9) due to (reason Health checks failed)',
    },
  ],
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
  [
    /broke off/,
    {
      text: 'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to do request: Head "https://registry-1.docker.io/v2/library/node/manifests/22": dial tcp 192.0.2.1:443: connect: connection reset by peer',
    },
  ],
  [
    /EC2 limits/,
    {
      in: 'event',
      text: '(service web) was unable to place a task. Reason: ResourceInitializationError: Unable to launch instance(s) for capacity provider throttling. UnfulfillableCapacity: Unable to fulfill capacity due to your request configuration.',
    },
  ],
  [
    /instance that fits/,
    {
      in: 'event',
      text: '(service web) was unable to place a task. Reason: ResourceInitializationError: Unable to launch instance(s) for capacity provider gpu. InternalError: An internal error has occurred.',
    },
  ],
  [/taken out of its target group/, { in: 'event', text: '(service web) is unhealthy in target-group draining-web' }],
  [
    /for a reason of its own/,
    {
      in: 'event',
      text: '(service web) (task 0a1b) (port 3000) is unhealthy in (target-group web) due to (reason Health checks failed with these codes: [500])',
    },
  ],
  [/could not change the targets/, { in: 'event', text: '(service web) registered 1 targets in (target-group web)' }],
  // Cut where they had more to say.
  [
    /A setting/,
    {
      in: 'container',
      text: 'CannotStartContainerError: Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to st',
    },
  ],
  [
    /wants credentials/,
    {
      text: 'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/library/web:1: failed to authorize: failed to fetc',
    },
  ],
  [
    /wants credentials/,
    {
      text: 'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/library/web:1: failed to authorize: failed to fetch anonymous token: Get',
    },
  ],
  [
    /rules and target groups do not fit/,
    {
      in: 'deployment',
      text: 'Service deployment rolled back because of invalid networking configuration. ECS was unable to manage the ELB resources due to missing permissions on',
    },
  ],
  [
    /no credentials of the task/,
    {
      text: 'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: mount.nfs4: access denied by server while mounting 127.0.0.1:/ : unsuccessful EFS utils command execution; code: 32',
    },
  ],
  [
    /is not there|refuses/,
    {
      text: 'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve "fs-0abc1234.efs.us-east-1.amazonaws.com" - check that your file system ID is correct, and ensure that the VPC has an EFS mount target for this file system ID.',
    },
  ],
  [
    /damaged|error of its own/,
    {
      text: 'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref registry.example.com/rejecting/status-code-502:1: not found',
    },
  ],
  [
    /Spot/,
    {
      in: 'event',
      text: 'Launching a new EC2 instance.  Status Reason: Could not launch On-Demand Instances. InsufficientInstanceCapacity - We currently do not have sufficient c5.large capacity in the Availability Zone you requested. Launching EC2 instance failed.',
    },
  ],
  [
    /not in its registry/,
    {
      text: 'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: lease "1234567": not found',
    },
  ],
  [
    /container runtime of the instance/,
    {
      text: 'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref docker.io/acme/content-digest:lease: not found',
    },
  ],
  [
    /container runtime of the instance/,
    {
      in: 'container',
      text: 'CannotStartContainerError: Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "docker-proxy": executable file not found in $PATH: unknown',
    },
  ],
  // EINVAL of the kernel, whatever was asked of it.
  [
    /A setting/,
    {
      in: 'container',
      text: 'CannotStartContainerError: Error response from daemon: failed to lease content: invalid argument',
    },
  ],
  [
    /A setting/,
    {
      in: 'container',
      text: 'CannotCreateContainerError: Error response from daemon: failed to copy to compressed stream: invalid argument',
    },
  ],
  [
    /A setting/,
    {
      in: 'container',
      text: 'CannotStartContainerError: Error response from daemon: the driver of the kernel is incompatible with this runtime',
    },
  ],
  // A tag or a port that is a number of HTTP.
  [
    /image\.denied/,
    {
      in: 'container',
      text: 'CannotPullContainerError: Error response from daemon: manifest for app:403 not found: manifest unknown',
    },
  ],
  [
    /zombie/,
    {
      in: 'container',
      text: 'CannotStartContainerError: Error response from daemon: Conflict. The container name "/ecs-web-1-is-zombie" is already in use by container 0a1b',
    },
  ],
  [
    /volume\.ownership/,
    {
      in: 'container',
      text: 'CannotCreateContainerError: Error response from daemon: failed to copy file info for /var/lib/ecs/volumes/ecs-x: failed to chown /var/lib/ecs/volumes/ecs-x: lchown /var/lib/ecs/volumes/ecs-x: stale NFS file handle',
    },
  ],
  [
    /log-group\.unreachable/,
    {
      text: 'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 time(s): failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.',
    },
  ],
  // Nothing says how long it ran: the refusal is what is known.
  [
    /grace-period|did not wait/,
    {
      text: 'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/abc)',
      stopCode: 'ServiceSchedulerInitiated',
      exitCode: 143,
      target: { State: 'unhealthy', Reason: 'Target.FailedHealthChecks', Description: 'Health checks failed' },
    },
  ],
  [
    /grace-period|did not wait/,
    {
      text: 'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/abc)',
      stopCode: 'ServiceSchedulerInitiated',
      exitCode: 143,
      target: {
        State: 'unhealthy',
        Reason: 'Target.ResponseCodeMismatch',
        Description: 'Health checks failed with these codes: [502]',
      },
    },
  ],
  [
    /only (Windows|Linux)/,
    {
      in: 'container',
      text: 'CannotStartContainerError: Error response from daemon: exec: "/opt/windows/only": permission denied',
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
  [/AWS/, ['Error: Error retrieving credentials from Vault: permission denied']],
  [/AWS/, [String.raw`java.nio.file.AccessDeniedException: C:\data`]],
  [/AWS/, ['com.acme.web.ResourceNotFoundException: customer 7']],
  [/AWS/, ['org.springframework.data.rest.webmvc.ResourceNotFoundException: EntityRepresentationModel not found!']],
  ...['Query took longer than 500 ms', 'File exceeds limit of 500 MB', 'batch of 500 rows could not be written'].map(
    words => [/fails itself/, [`Error: ${words}`]] as const,
  ),
  [/fails itself/, ['Error: 503 workers could not be forked']],
  [/fails itself/, ['Error: the upstream branch is not healthy: rebase first']],
  [/fails itself/, ['Error: reset the headers before the body']],
  [/fails itself/, ['Error: cannot use UDP port 500 for IKE']],
  [/fewer calls/, ['Error: template home.hbs, row 429: parse failure']],
  [/fewer calls/, ['Error: rate limiter needs a Redis store']],
  [/does not let it/, ['error: The lockfile would have been modified by this install, which is explicitly forbidden.']],
  [/does not let it/, ['Error: code path 403 reached']],
  [/setting/, [`django.db.utils.IntegrityError: (1048, "Column 'user_id' cannot be null")`]],
  [/setting/, ['Error: MISSING_MESSAGE: Could not resolve `home.title` in messages for locale `en`.']],
  [/setting/, ['Error: CSRF token is missing']],
  [/setting/, ['javax.validation.ConstraintViolationException: name: must not be blank']],
  [/setting/, ['Error: Validation error: firstName cannot be null']],
  [/setting/, ['Error: Python 3.10 is required']],
  [/setting/, ['Error: TLS 1.2 is required by the server']],
  [/GPU/, ['Error: model nvidia/llama-3.1 not found']],
  [/GPU/, ['Error: GPU memory utilisation metric could not be exported']],
  [/another version, owner/, ['Error: Node.js 16 is not supported. Please upgrade from 16 to 18']],
  [/another version, owner/, ['Error: unsupported compose schema version 4']],
  [/own code/, ["stripe.error.InvalidRequestError: No such price: 'price_1'"]],
  [/own code/, ['Error: coffee bean machine offline']],
  [/own code/, ['Error: map: at least one tile server is needed']],
  [/native code/, ['Error: event bus error']],
  [/user may not/, ['Error: transfer is not permitted on weekends']],
  [/pool/, ['Error: Connection to db.internal:5432 failed: all retries exhausted']],
  [/pool/, ['Error: connection failed: 8 RESOURCE_EXHAUSTED: memory of the peer']],
  [/pool/, ['KafkaJSNumberOfRetriesExceeded: Connection error: connect retries exhausted to broker kafka:9092']],
  [/only reads/, ['Error: this node is not master eligible']],
  [/only reads/, ['Error: on branch main, not master']],
  [/only reads/, ['Error: column id is not primary']],
  [/only reads/, ['Error: rootfs is a read-only node image']],
  [/user of the database/, ['Error: sftp: Permission denied for user backup']],
  [/user of the database/, ['Error: must be owner of the cart']],
  [/connection/, ['Error: could not reach coverage of 80 %']],
  [/image has no user/, ['Error: unable to find user admin in tenant 7']],
  [
    /DO_NOT_TRACK/,
    ['Telemetry can be switched off via the environment variable DO_NOT_TRACK', 'Error: the port is odd'],
  ],
  [/listen at an address/, ['Error: connect: Address family not supported by protocol']],
  [
    /asked to stop/,
    [
      'INFO:     Shutting down',
      'INFO:     Waiting for application shutdown.',
      'INFO:     Application shutdown complete.',
      'INFO:     Finished server process [1]',
    ],
  ],
  [/own host/, ['java.net.UnknownHostException: deadbeefcafe.internal']],
  [/own host/, ['Error: getaddrinfo ENOTFOUND ip-10-0-3-7.ec2.internal']],
  [/database/, ['Error: No suitable driver was found for order 7']],
  [/database/, ['Error: No suitable drivers near the pickup point']],
  [/not in the image/, ['Error: the user class could not be loaded: timeout']],
  [/version of the runtime/, ['npm WARN EBADENGINE Unsupported engine {', 'Error: coffee bean machine offline']],
  [/version of the runtime/, ['Error: The engine "turbo" is incompatible with the chassis']],
  [/configured with/, ['Error: tenant 7 shows invalidity of its passport']],
  [/\(\S+\) ended, and why/, ['INFO exited: nobody', 'Error: boom']],
  [/asked to stop/, ['Registered a handler for SIGTERM', 'Error: boom']],
  // The words of what goes wrong elsewhere.
  [/refuses|nothing answers/, ['Error: connect EADDRNOTAVAIL 10.0.3.7:80 - Local (0.0.0.0:0)']],
  [/is to listen/, ['Error: connect EADDRNOTAVAIL ::1:5432 - Local (:::0)']],
  [/nothing answers|no port/, ['ValueError: shipping address not available for order 99 connecting to hub: 12']],
  [/no connection to \w+\.rs/, ["thread 'main' panicked at 'cannot connect', src/main.rs:22:10"]],
  [/is missing/, ['ValueError: the width must be at most 4096', 'ValueError: the path must be absolute']],
  [/lock file/, ['IntegrityError: the row was found in orders[2] but it does not match the constraint "positive"']],
  [/driver of the GPU/, ['RuntimeError: CUDA out of memory while the driver loaded 3 tables']],
  [/is not set/, ['KeyError: name of the environment variable not found in the form that was sent']],
  [/in time/, ['INFO nobody failed waiting for the lock', 'ValueError: bad row']],
  [/runtime/, ['INFO config.lock was created for PHP version 7.3, so be it', 'ValueError: bad row']],
  [/is not in the image/, ['INFO falling back (module Geo is not available)', 'ValueError: bad row']],
  [/another version|OTP/, ['{"init terminating in do_boot",{badarg,[]}}', 'init terminating in do_boot ()']],
  [/usage/, ['Usage: 34 % of the disk', 'ValueError: bad row']],
  [/usage/, ['usage: collected by the agent', 'ValueError: bad row']],
  [/data that it finds/, ['ValueError: the password does not match the one that was stored']],
  [/configured with/, ['KeyError: bad row', 'decrypted 3 rows']],
  [/is missing/, ['INFO no cache key was set for 3 rows', 'ValueError: bad row']],
  [/holds what only one/, ['ValueError: the row has a block that is too long']],
  [/asked to stop/, ['billiard.exceptions.WorkerLostError: Worker exited prematurely: signal 11 (SIGSEGV) Job: 0.']],
  [/can only be read/, ['ValueError: the database is readable, and the row is not']],
  [/in time/, ['+ echo waiting for db to start up', 'ValueError: bad row']],
  [/in time/, ['waiting for requests to come in']],
  [/data that it finds/, ['ValueError: password does not match the stored hash']],
  [/only one may have/, ['Error: the user has a lock screen']],
  [/own host/, ['java.net.UnknownHostException: 123456789012']],
  [/no right/, ['PermissionError: permission denied to create /data/database']],
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
  it.each([
    ['INFO done', 'Uncaught exceptions: 0'],
    ['ERROR row 3: retried', 'all 7 rows are written'],
    ['Usage: 34 % of the disk', 'done'],
  ])('a good end stays one: %s, %s', async (...logs) => {
    const [first] = await told({
      code: '',
      source: '',
      text: 'Essential container in task exited',
      stopCode: 'EssentialContainerExited',
      exitCode: 0,
      logs,
    })
    expect(first?.cause).toContain('it was done')
  })

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
