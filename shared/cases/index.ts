/** Cases (案例): what they tell of themselves, how they are told, what they show, and how they are found and compared. */
export { alignSections, type CaseSection, type SectionPair } from "./alignSections.ts";
export { CASE_FIELDS, CONFIDENCES, CONFIDENCE_FIELD, fieldNameOf, readCaseFacts, TEMPLATE_FIELD, type CaseFacts, type CaseField, type Confidence } from "./caseFacts.ts";
export { ALL_CASES, caseEntries, caseFacets, caseMonths, filterCases, sortCases, type CaseEntry, type CaseFacets, type CaseFilter, type CaseMonth, type CaseOrder } from "./caseLibrary.ts";
export { caseBalance, caseLinks, type CaseLink, type CaseLinks } from "./caseLinks.ts";
export { freshSectionKey, parseBuiltInTemplates, readTemplate, TEMPLATE_LIMITS, templatesOf, writeTemplate, type CaseTemplate, type TemplateSection, type TemplateSpec } from "./caseTemplate.ts";
export { planPrinciple, type Finding } from "./planPrinciple.ts";
export { sharedParts, textsOf, type SharedParts } from "./sharedParts.ts";
export { similarCases, type Likeness, type SimilarCase } from "./similarCases.ts";
