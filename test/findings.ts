/** A fault of version 0.1.0, and the tests that would find it again. */
export interface Finding {
  /** Whoever found it numbered what they found: some have several names. */
  readonly names: readonly string[]
  readonly fault: string
  readonly file: string
  /** Words of the name of the test. */
  readonly test: string
}

const rows: readonly (readonly [names: string, fault: string, file: string, test: string])[] = [
  ['F1', 'secrets that RDS manages are refused', 'validators/raw/rules', '...MANAGED_SECRETS.map('],
  [
    'F2 P1 H2',
    'one HTTP 5xx without a code ends a deploy',
    'calls/server-errors',
    'at the first call of every operation: all ends well',
  ],
  [
    'F3',
    'the service deployment is told by its time',
    'deploy/rollout/own-record',
    'of two deploys %i s apart, each is told its own end',
  ],
  [
    'F3',
    'a stop is sent for the deployment of another',
    'deploy/rollout/own-record',
    'no stop is sent for the deployment of another',
  ],
  [
    'F4',
    'Service Connect with a log is a new rollout every time',
    'deploy/resources/service/service',
    'settings that AWS writes in its own way are planned as nothing, too',
  ],
  [
    'F5 D4',
    'placement strategies never settle',
    'deploy/resources/service/service',
    'settings that AWS writes in its own way are planned as nothing, too',
  ],
  [
    'F5',
    'the simulator gives back what was sent',
    'simulator/ecs/answers',
    'with the words of its own for placement, and secretOptions that nobody gave',
  ],
  ['F6', 'what passes by itself is final', 'faults/passing', 'a deploy and a destroy ride all of them out'],
  [
    'F6',
    'a cluster that is PROVISIONING is not waited for',
    'deploy/resources/cluster/cluster',
    'a cluster that an interrupted run has left PROVISIONING is waited for, too',
  ],
  ['F7', 'members that the SDK does not know are lost in silence', 'schema/schema', 'what the SDK does not send'],
  ['F8', 'what was recorded does not keep', 'recorded/kept', 'a program that says what was recorded keeps'],
  [
    'P2',
    'a revision with copied tags is nothing to do',
    'deploy/foreign-revisions',
    'is seen and replaced, with tags %s',
  ],
  ['P3', 'a revision of others blocks every deploy', 'deploy/foreign-revisions', 'blocks nothing, and is shown'],
  [
    'P4',
    'destroy leaves our revisions',
    'deploy/foreign-revisions',
    'stays when ours all go, however the tags are read',
  ],
  ['P5', 'empty texts of JSON are refused', 'validators/raw/rules', 'texts that are not set'],
  [
    'P6',
    'autoscaling that cannot be read is taken for gone',
    'deploy/orphans',
    'says which action is missing to see whether a service still scales that should not any more',
  ],
  [
    'P7',
    'adopt registers twice',
    'deploy/foreign-revisions',
    'does not block a stack that has none there yet, with one registration',
  ],
  ['P8 H11', 'what another service answers is not told', 'wire/wire', '%s is told of %s'],
  [
    'H1',
    'no call has a time limit',
    'calls/time-limits',
    'a connection that is half open at %s ends at timeoutSeconds',
  ],
  [
    'H1',
    'a call that hangs keeps the lease',
    'calls/time-limits',
    'the lease is given back when the time is up, and its taking is bounded, too',
  ],
  [
    'H3',
    "the deployer's policy does not suffice",
    'deploy/caller-rights',
    'with the policy of a deployer the nine steps go from nothing to a URL',
  ],
  [
    'H3',
    "the deployer's policy is an administrator's",
    'deploy/caller-rights',
    'the policy does not reach what is not ours, nor beyond the boundary',
  ],
  [
    'H4',
    'what containers log steers terminals and runners',
    'deploy/hostile-logs',
    'that a container logs steers nothing',
  ],
  [
    'H5',
    'names collide between stacks',
    'deploy/physical-names',
    'two stacks whose names and ids read the same when joined have nothing in common',
  ],
  [
    'H5',
    'names collide within a stack',
    'deploy/unique-names',
    'in one stack are refused before the first call, or both are there',
  ],
  [
    'H6',
    'tags named like members of objects never settle',
    'deploy/odd-tags',
    "['constructor', 'toString', '__proto__', 'hasOwnProperty']",
  ],
  ['H7', 'policies with TLS 1.0 pass', 'builders/load-balancer', 'warns of policy %s, which allows less than TLS 1.2'],
  [
    'H8 D9',
    '`.internal()` is open to the world',
    'deploy/reach',
    'a load balancer lets in everybody, with private addresses its network, and otherwise who is named',
  ],
  [
    'H9',
    'conditions that AWS does not document',
    'deploy/resources/role/role',
    'has no condition that AWS does not document where ECS itself assumes it',
  ],
  [
    'H11',
    'MaxListenersExceededWarning',
    'calls/time-limits',
    'any number may wait for one signal without a warning of Node.js',
  ],
  [
    'A1',
    'an early stop overrules AWS after a change of rights',
    'deploy/rollout/early-stop',
    'an update that adds a secret goes on, and waits before it starts tasks',
  ],
  ['A2', 'why ECS rolled back is thrown away', 'deploy/rollout/reasons', 'is told by the deploy and by diagnose'],
  [
    'A3',
    'tasks that end after RUNNING are not read',
    'deploy/rollout/reasons',
    'are read, and are the cause of the time-out',
  ],
  ['A4 A6 A7 A10', 'failure texts are misread', 'recorded/failure-texts', 'mean %s: %s'],
  [
    'A5',
    'a service that is down is unchanged',
    'deploy/rollout/traffic-astray',
    'a rule that sends %s is drift, and is put right',
  ],
  ['A8', 'a rollback that fails, too, is waited for', 'deploy/rollout/reasons', 'is told as such, and early: ended %s'],
  [
    'A9',
    'a time-out counts the old tasks',
    'deploy/rollout/reasons',
    'a time-out speaks of what was deployed, not of what runs beside it',
  ],
  [
    'A11',
    'a count of zero says nothing',
    'deploy/planning/notes',
    'says that nothing tries what it would run, as long as something of it changes',
  ],
  [
    'A11',
    'an alarm that was up says nothing',
    'deploy/planning/notes',
    'a service says of its alarms which are up, or not there, as long as something of it changes',
  ],
  ['A11', 'a replaced rollback says nothing', 'deploy/planning/notes', 'that a deploy would replace is told'],
  [
    'D1',
    'roles are narrowed before the old tasks are gone',
    'deploy/role-rights',
    'leaves the revision that runs again what it needs to start',
  ],
  [
    'D1',
    'a rollback does not give rights back',
    'deploy/role-rights',
    'gives back what the earlier revision needs to start, before it runs',
  ],
  [
    'D2',
    'members of a namespace do not reach each other',
    'deploy/connect',
    'reach what is served there, and nothing else',
  ],
  [
    'D3',
    'requests for each target are counted on the idle group',
    'deploy/scaling',
    'requests to target groups that take turns are those of both of them',
  ],
  [
    'D5 T2',
    'a service never leaves awsvpc',
    'deploy/service-settings',
    'a service that leaves awsvpc for %s is made anew, as its plan says',
  ],
  ['D6', 'ECS Exec without a task role is taken', 'validators/raw/service', 'ECS Exec without a role'],
  [
    'D7',
    'what only new tasks get is not rolled out',
    'deploy/service-settings',
    'what only new tasks get is rolled out:',
  ],
  [
    'D8',
    'a new route takes traffic before it answers',
    'deploy/traffic',
    'a new route that is more specific gets requests when its service answers, not before',
  ],
  [
    'T1',
    'a move to another cluster never ends',
    'deploy/traffic',
    'a move to another cluster with other target groups ends, without a moment when nothing answers',
  ],
  [
    'T3',
    'another port with a count of zero never ends',
    'deploy/traffic',
    'another port together with a count of zero does not wait for targets',
  ],
  [
    'T4',
    'limits move the count without a word',
    'deploy/any-program',
    'the plan says the number that limits move to, and the deploy waits for it',
  ],
  [
    'T5',
    'the simulator starts nothing beside more old tasks',
    'simulator/ecs/answers',
    'that shifts traffic starts its tasks beside more old ones',
  ],
  [
    'T6',
    'instances of a cluster whose default is Fargate',
    'deploy/any-program',
    'a service on instances of a cluster whose default is Fargate asks for instances',
  ],
  [
    'T7',
    'two choices of subnets are one network',
    'deploy/any-program',
    'two choices of subnets of one VPC live in one stack',
  ],
  [
    'T8',
    'two tasks of an instance are one target',
    'simulator/ecs/answers',
    'with a host port of its own, where its host port is 0',
  ],
  [
    'T9',
    'a rollout without room says nothing',
    'simulator/ecs/answers',
    'says that its percents let nothing start or stop',
  ],
]

export const findings: readonly Finding[] = rows.map(([names, fault, file, test]) => ({
  names: names.split(' '),
  ...{ fault, file: `test/${file}.test.ts`, test },
}))
