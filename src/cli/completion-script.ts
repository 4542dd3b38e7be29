export const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

/** The command that proposes what may follow: the words up to the cursor, the last of which may be empty. */
export const COMPLETE = '__complete'

/** What a shell runs to complete the command. */
export function scriptOf(shell: Shell): string {
  return SCRIPTS[shell]
}

const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `_fluent_ecs() {
  local IFS=$'\\n'
  COMPREPLY=($(fluent-ecs ${COMPLETE} -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
  [ \${#COMPREPLY[@]} -gt 0 ] || compopt -o default
}
complete -F _fluent_ecs fluent-ecs
`,
  zsh: `#compdef fluent-ecs
_fluent_ecs() {
  local -a found
  found=("\${(@f)$(fluent-ecs ${COMPLETE} -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  [[ -n "$found" ]] && compadd -- $found || _files
}
compdef _fluent_ecs fluent-ecs
`,
  fish: `complete -c fluent-ecs -a '(fluent-ecs ${COMPLETE} -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
`,
}
