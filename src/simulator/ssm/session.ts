import type { ResumeSessionRequest, StartSessionRequest, TerminateSessionRequest } from '@aws-sdk/client-ssm'
import { agentRuns } from '../ecs/execute-command.ts'
import { containers } from '../ecs/state.ts'
import { AwsError, type World } from '../operation.ts'
import {
  beginSession,
  endSession,
  newToken,
  type SessionState,
  sessionsOf,
  streamUrlOf,
} from '../session/session-state.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-specify-session-document.html */
const DOCUMENTS: ReadonlySet<string> = new Set([
  'AWS-StartPortForwardingSession',
  'AWS-StartPortForwardingSessionToRemoteHost',
])

export function startSession(input: StartSessionRequest, world: World): object {
  const { Target = '', DocumentName = '', Parameters = {} } = input
  const [cluster, taskId, runtimeId] = Target.replace(/^ecs:/, '').split('_')
  const task = containers(world)
    .clusters.get(cluster ?? '')
    ?.tasks.get(taskId ?? '')
  const container = task?.containers.find(each => each.runtimeId === runtimeId)
  // https://github.com/aws/session-manager-plugin/issues/72
  if (!task || !container || !agentRuns(world, task, container))
    throw new AwsError('TargetNotConnected', `${Target} is not connected.`)
  if (!DOCUMENTS.has(DocumentName))
    throw new AwsError('InvalidDocument', `Document with name ${DocumentName} does not exist.`)
  const remote = DocumentName.endsWith('ToRemoteHost')
  const [portNumber = '80'] = Parameters.portNumber ?? []
  const [host] = Parameters.host ?? []
  if (remote && host === undefined)
    throw new AwsError('InvalidParameters', 'Parameters: host is required by the document, and not there.')
  const what = { portNumber, host: remote ? host : undefined }
  return answerOf(beginSession(world, 'deployer', { task, container: container.name, what }))
}

export function resumeSession({ SessionId = '' }: ResumeSessionRequest, world: World): object {
  const session = known(world, SessionId)
  if (session.over) return { SessionId, TokenValue: '' }
  session.token = newToken(world)
  return answerOf(session)
}

export function terminateSession({ SessionId = '' }: TerminateSessionRequest, world: World): object {
  endSession(known(world, SessionId), '')
  return { SessionId }
}

const answerOf = (session: SessionState): object => ({
  SessionId: session.id,
  StreamUrl: streamUrlOf(session),
  TokenValue: session.token,
})

function known(world: World, id: string): SessionState {
  const session = sessionsOf(world.clock).byId.get(id)
  if (!session) throw new AwsError('DoesNotExistException', `Session ${id} does not exist.`)
  return session
}
