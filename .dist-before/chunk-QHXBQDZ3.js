var __defProp = Object.defineProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// src/errors.ts
var EcsError = class extends Error {
  name = "EcsError";
  code;
  constructor(code, message, options) {
    super(message, options);
    this.code = code;
  }
};
var InvalidDefinitionError = class extends EcsError {
  name = "InvalidDefinitionError";
  issues;
  constructor(subject, issues) {
    super("definition.invalid", describeIssues(subject, issues));
    this.issues = issues;
  }
};
var PlanError = class extends EcsError {
  name = "PlanError";
  /** The resource that could not be planned, for example `certificate shop.example.com`. */
  resource;
  /** What to do. */
  fix;
  constructor(code, problem) {
    super(code, `${problem.message}
  Fix: ${problem.fix}`, { cause: problem.cause });
    this.resource = problem.resource;
    this.fix = problem.fix;
  }
};
var DeployError = class extends EcsError {
  name = "DeployError";
  outcome;
  diagnosis;
  applied;
  notApplied;
  constructor(failure) {
    super(`deploy.${failure.outcome}`, describeFailure(failure), { cause: failure.cause });
    this.outcome = failure.outcome;
    this.diagnosis = failure.diagnosis;
    this.applied = failure.applied;
    this.notApplied = failure.notApplied;
  }
};
function isEcsError(value) {
  return value instanceof Error && /^(Ecs|InvalidDefinition|Plan|Deploy)Error$/.test(value.name) && "code" in value;
}
function isInvalidDefinitionError(value) {
  return isEcsError(value) && value.name === "InvalidDefinitionError";
}
function isPlanError(value, code) {
  return isEcsError(value) && value.name === "PlanError" && (code === void 0 || value.code === code);
}
function isDeployError(value, outcome) {
  if (!isEcsError(value) || value.name !== "DeployError") return false;
  return outcome === void 0 || value.code === `deploy.${outcome}`;
}
function describeIssues(subject, issues) {
  const errors = issues.filter((issue) => issue.severity === "error").length;
  const title = `${subject} is not valid: ${errors} ${errors === 1 ? "error" : "errors"}`;
  return [title, ...issues.map(describeIssue)].join("\n");
}
function describeIssue(issue) {
  const where = issue.path.join(" > ");
  const lines = [`  ${issue.severity === "error" ? "x" : "!"} ${where}: ${issue.message} [${issue.code}]`];
  if (issue.hint) lines.push(`      Fix: ${issue.hint}`);
  return lines.join("\n");
}
function describeFailure(failure) {
  const lines = [failure.summary];
  for (const diagnosis of failure.diagnosis) {
    lines.push(`  Cause: ${diagnosis.cause} [${diagnosis.code}]`);
    lines.push(...diagnosis.evidence.map((seen) => `    seen: ${seen}`));
    lines.push(`    Fix: ${diagnosis.fix}`);
  }
  lines.push(`  Applied: ${describeChanges(failure.applied)}`, `  Not applied: ${describeChanges(failure.notApplied)}`);
  return lines.join("\n");
}
function describeChanges(changes) {
  return changes.length === 0 ? "nothing" : changes.map((change) => `${change.action} ${change.resource}`).join(", ");
}

export {
  __export,
  EcsError,
  InvalidDefinitionError,
  PlanError,
  DeployError,
  isEcsError,
  isInvalidDefinitionError,
  isPlanError,
  isDeployError,
  describeIssue
};
