/**
 * The container that another one waited for in vain, in the words of the ECS agent: it gives the reason to the one that
 * waited, and stops that with SIGTERM. Docker's words have its own name for it, which ends in that of the definition and
 * a random number.
 * https://github.com/aws/amazon-ecs-agent/blob/8dfceca6/agent/engine/dependencygraph/graph.go#L283-L305
 */
export function dependencyIn(words: string, names: readonly (string | undefined)[]): string | undefined {
  const said = /(?:ordering dependency \[|dependent container (?!not in)|non running container: \/)([\w-]+)/.exec(
    words,
  )?.[1]
  const ofDocker = said?.replace(/^ecs-.+-\d+-(?=.)/, '')
  const named = names.find(name => name === said || name === ofDocker || name === ofDocker?.replace(/-[0-9a-f]+$/, ''))
  return named ?? said
}
