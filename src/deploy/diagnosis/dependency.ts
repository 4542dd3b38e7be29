/**
 * The container that another one waited for in vain, in the words of the ECS agent: it gives the reason to the one that
 * waited, and stops that with SIGTERM.
 * https://github.com/aws/amazon-ecs-agent/blob/8dfceca6/agent/engine/dependencygraph/graph.go#L283-L305
 */
export function dependencyIn(words: string): string | undefined {
  return /(?:ordering dependency \[|dependent container (?!not in)|non running container: \/)([\w-]+)/.exec(words)?.[1]
}
