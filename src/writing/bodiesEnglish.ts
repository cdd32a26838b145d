/**
 * What the body of a new record of each built-in type begins with, in English. Comments explain and show nowhere else;
 * a place to fill that begins as a comment can be left as it is.
 */
export const englishBodies: Readonly<Record<string, string>> = {
  site: `
{{?<!-- What one needs to know of the place to understand the material: its size, how it is organised, who sits with whom. No real names. -->}}
`,
  case: `
## Course

{{?<!-- What happened, in order, with links to meetings and interviews: [[ … -->}}

## What the citizen wants

{{?<!-- In the citizen's own words, and where in the material they stand. -->}}

## Open questions

{{?}}
`,
  observation: `
## The room

{{?<!-- Where people sat, who was there, what lay on the table, which way the screen was turned. -->}}

## Context and consent

{{?<!-- How and when consent was given, what they were told, where the recorder lay, where you sat. -->}}

## Course

<!--
Write in order. «verbatim» · ~in your own words~ · [interpretation] · [00:12:03] time
Transcript: one line a turn, with the person's id and a colon. Enter writes the other speaker's id.
(.) short pause · (1.5) pause in seconds · [ ] overlap · = no gap · lo:ng sound · ( ) unclear · ((description))
-->

{{?}}

## Afterwards

{{?<!-- What was said and done when the recorder was off. -->}}

## Reflection

{{?<!-- Your own part: what surprised you, what bothered you, what you may not have seen. -->}}

## Follow-up

{{?<!-- What to ask about, to fetch, to read again. -->}}
`,
  meeting: `
## Agenda

1. {{?}}

## Participants and consent

{{?<!-- Who was there (roles), who chaired, how consent was given. -->}}

## Course

<!--
A paragraph or a transcript for each item. «verbatim» · ~in your own words~ · [interpretation] · [00:12:03] time
-->

{{?}}

## Decisions

{{?<!-- What was decided, and what was put off. -->}}

## Reflection

{{?}}
`,
  interview: `
## Guide

<!-- Open questions; change them, and strike those that were not asked. -->

1. Would you tell me about the meeting as you experienced it?
2. What mattered most for you to say? Did you get to say it?
3. What happened with what you said?
4. When did you feel heard – and when not?
5. Is there anything I should have asked?

## Context and consent

{{?<!-- Where, who else was there, how consent was given and for what. -->}}

## The conversation

<!-- One line a turn, with the person's id and a colon. Enter writes the other speaker's id. -->

{{?}}

## Reflection

{{?}}
`,
  'positive-deviance': `
## What went well

{{?<!-- What happened, and how one can tell. -->}}

## What usually happens

{{?<!-- What the case deviates from. -->}}

## The citizen's story

{{?<!-- With a link to the interview with the citizen. -->}}

## The professionals' story

{{?<!-- With links to the interviews with the professionals. -->}}

## Where the stories part

{{?}}
`,
  'flip-session': `
## Claims and excerpts

{{?<!-- What was shown, in which order, and what was left out for the sake of those present. -->}}

## Course

{{?<!-- Who was there (roles and numbers, no names), how the work went, who spoke and who was silent. -->}}

## Responses

<!-- A paragraph for each response: who (role), to which claim, what was said. The mark at its end lets the claim point to it. Silence is not agreement. -->

**r1** · {{?}} ^r1

## Our reply

{{?}}
`,
  seminar: `
## Programme

{{?}}

## Claims put into play

{{?<!-- Which claims were presented, and how. -->}}

## Responses

<!-- A paragraph for each response: who (role), to which claim, what was said. -->

**r1** · {{?}} ^r1

## Follow-up

{{?}}
`,
  potential: `
{{?<!-- What the potential is about, and what it would take to realise it. -->}}
`,
  claim: `
## What the claim says

{{?<!-- What is meant, and what is not. For whom and where does it hold? -->}}

## What speaks for and against it

{{?<!-- The sources stand at the top, under evidence: supports, challenges or qualifies. Write here how they are read together. Where did you look and find nothing? -->}}

## What practice answered

{{?<!-- The answers stand at the top, under dialogue. Write here what they changed. -->}}
`,
  memo: `
{{?<!-- One thought a memo. Say what made you think it, with a link to the place: [[ … -->}}
`,
  draft: `
# {{title}}

## Abstract

{{?}}

## Introduction

{{?}}

## Field and method

<!-- Figures in double braces are counted in the material, so that they are always right. -->

Among other things, the material comprises {{count observation}} observed meetings and {{count interview}} interviews. {{?}}

## Analysis

{{?<!-- A passage that makes a claim links to it; a quotation links to its excerpt. -->}}

## Discussion

{{?}}

## References
`,
};
