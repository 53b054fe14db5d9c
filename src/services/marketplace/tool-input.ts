import type {
  RiskLevel,
  ToolCategory,
  ToolContent,
  ToolDependency,
  ToolHook,
  ToolOutput,
  ToolParameter,
  ToolParameterValidation,
  ToolSetting,
} from '../../models/marketplace/index.js';

type Nullable<T> = { [K in keyof T]?: T[K] | null };

/** An input of a tool, as its author gives it. */
export interface ToolParameterInput extends Pick<ToolParameter, 'id' | 'name' | 'type'> {
  description?: string | null;
  required?: boolean | null;
  defaultValue?: unknown;
  validation?: Nullable<ToolParameterValidation> | null;
}

/** The content of a version, as its author gives it. What is absent is taken from the current version. */
export interface ToolContentInput {
  codeUrl?: string | null;
  mainFunction?: string | null;
  inputs?: ToolParameterInput[] | null;
  outputs?: (Pick<ToolOutput, 'id' | 'name'> & Nullable<ToolOutput>)[] | null;
  settings?: (Pick<ToolSetting, 'id' | 'name'> & Nullable<ToolSetting>)[] | null;
  hooks?: ToolHook[] | null;
  dependencies?: ToolDependency[] | null;
  requiredPermissions?: string[] | null;
  sandboxed?: boolean | null;
  riskLevel?: RiskLevel | null;
}

/** The presentation of a tool. */
export interface ToolPresentation {
  name: string;
  description: string;
  longDescription?: string | null;
  category: ToolCategory;
  tags?: string[] | null;
  icon?: string | null;
  banner?: string | null;
}

/** One version. */
export interface VersionInput extends ToolContentInput {
  version: string;
  description?: string | null;
  changelog?: string | null;
  isStable?: boolean | null;
}

/** The content where nothing is given. */
export const NO_CONTENT: Omit<ToolContent, 'codeUrl' | 'mainFunction' | 'riskLevel'> = {
  inputs: [],
  outputs: [],
  settings: [],
  hooks: [],
  dependencies: [],
  requiredPermissions: [],
  sandboxed: true,
};
