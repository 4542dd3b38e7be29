import type { Service, TaskDefinition } from '@aws-sdk/client-ecs'
import { type Clients, type Diagnosis, diagnose } from '../../src/index.ts'
import { type FailureText, TIMES, taskOf } from './failure-text.ts'

const DEPLOYMENT = 'ecs-svc/1'
const GROUP = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/abc'
const TASK = 'arn:aws:ecs:us-east-1:123456789012:task/prod/0a1b2c3d'

/** What `diagnose` says of a service to which this has just happened, first things first. */
export function told(row: FailureText): Promise<readonly Diagnosis[]> {
  return diagnose('prod', 'web', { region: 'us-east-1', clients: accountWith(row) })
}

/** An account in which nothing is but the service, what was said of it, and what a diagnosis can read beside that. */
function accountWith(row: FailureText): Clients {
  const task = taskOf(row)
  const tasks = [...(task ? [task] : []), ...(row.others ?? [])]
  const definition = definitionOf(row)
  const answers: Readonly<Record<string, object>> = {
    GetCallerIdentity: { Account: '123456789012', Arn: 'arn:aws:iam::123456789012:user/dev' },
    DescribeServices: { services: [serviceOf(row)] },
    ListServiceDeployments: {
      serviceDeployments:
        (row.deployment ?? (row.in === 'deployment' && row.text))
          ? [{ status: 'ROLLBACK_SUCCESSFUL', statusReason: row.deployment ?? row.text, createdAt: new Date(0) }]
          : [],
    },
    DescribeTaskDefinition: { taskDefinition: definition },
    ListTasks: { taskArns: tasks.map((_, at) => `${TASK}${at}`) },
    DescribeTasks: {
      tasks: tasks.map((each, at) => ({ taskArn: `${TASK}${at}`, startedBy: DEPLOYMENT, ...each, ...times(row) })),
    },
    GetLogEvents: { events: (row.logs ?? []).map(message => ({ message })) },
    DescribeTargetGroups: {
      TargetGroups: [{ ...CHECKED, TargetGroupArn: GROUP, Port: 3000, LoadBalancerArns: ['arn:edge'], ...row.group }],
    },
    DescribeTargetHealth: {
      TargetHealthDescriptions: row.target
        ? [{ Target: { Id: '10.0.0.5', Port: 3000 }, TargetHealth: row.target }]
        : [],
    },
    DescribeLoadBalancers: { LoadBalancers: [{ SecurityGroups: ['sg-edge'] }] },
    DescribeSecurityGroups: { SecurityGroups: [row.sg ?? { IpPermissions: [ADMITTED] }] },
  }
  const client = {
    send: async (command: object) => answers[command.constructor.name.replace(/Command$/, '')] ?? {},
  }
  return { sts: client, ecs: client, cloudWatchLogs: client, elbv2: client, ec2: client }
}

/** Settings that AWS gives a target group without any: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html */
const CHECKED = {
  HealthCheckPath: '/',
  HealthCheckIntervalSeconds: 30,
  HealthCheckTimeoutSeconds: 5,
  UnhealthyThresholdCount: 2,
  Matcher: { HttpCode: '200' },
}

const ADMITTED = { IpProtocol: 'tcp', FromPort: 3000, ToPort: 3000, UserIdGroupPairs: [{ GroupId: 'sg-edge' }] }

function serviceOf(row: FailureText): Service {
  const event = row.event ?? (row.in === 'event' ? row.text : undefined)
  return {
    serviceName: 'web',
    clusterArn: 'arn:aws:ecs:us-east-1:123456789012:cluster/prod',
    status: 'ACTIVE',
    desiredCount: 1,
    runningCount: 0,
    deployments: [{ id: DEPLOYMENT, status: 'PRIMARY', rolloutState: 'IN_PROGRESS', taskDefinition: 'web:1' }],
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-web'] } },
    loadBalancers: [{ targetGroupArn: GROUP, containerName: 'app', containerPort: 3000 }],
    events: event ? [{ message: event }] : [],
    ...row.service,
  }
}

/** The definition of the row, with a log that can be read. */
function definitionOf({ definition, container = 'app', task }: FailureText): TaskDefinition {
  const options = { 'awslogs-group': '/ecs/web', 'awslogs-stream-prefix': 'ecs' }
  const names = task?.containers?.flatMap(({ name }) => name ?? []) ?? [...new Set(['app', container, 'migrate'])]
  const containers = definition?.containerDefinitions ?? names.map(name => ({ name }))
  return {
    family: 'web',
    ...definition,
    containerDefinitions: containers.map(each => ({ logConfiguration: { logDriver: 'awslogs', options }, ...each })),
  }
}

const times = ({ task = {} }: FailureText) =>
  Object.fromEntries(
    TIMES.flatMap(name => {
      const time = task[name]
      return time ? [[name, new Date(time)]] : []
    }),
  )
