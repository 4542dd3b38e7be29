/** What mends a session of ECS Exec that does not begin, by the words for it. */
export const EXEC_FIXES: readonly (readonly [words: RegExp, fix: string])[] = [
  [
    /execute command (was not enabled|agent is)/i,
    'Switch ECS Exec on for the service and deploy: tasks that run keep what they started with. Where it was on, wait until its agent runs.',
  ],
  [
    /TargetNotConnected/,
    'Let the task role call ssmmessages (CreateControlChannel, CreateDataChannel, OpenControlChannel, OpenDataChannel), give the task a way to ssmmessages, keep other credentials out of its environment, and start a new one: the agent of ECS Exec has no connection.',
  ],
  [
    /SessionManagerPlugin is not found/i,
    'Install the Session Manager plugin for the AWS CLI on the machine that opens the session.',
  ],
  [
    /Plugin with name \w+ not found/i,
    'Start a new task: the agent of ECS Exec in this one does not work, most often as its disk or /tmp is full or its image is of another architecture.',
  ],
  [/maximum session limit/i, 'End another session (aws ssm terminate-session), or wait until one ends.'],
  [/valid taskRoleArn is not being used/i, 'Give the task definition a task role: ECS Exec needs one.'],
]
