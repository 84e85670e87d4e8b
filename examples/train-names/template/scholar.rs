//! Lines of papers: authors, citations, acknowledgements, courses.

pub const RULES: &[(&str, &[&str])] = &[
    (
        "journal",
        &[
            "Journal of {Applied|Clinical|Social} {Economics|Chemistry|Nursing|Statistics}",
            "Annals of {Botany|Surgery|Mathematics}",
            "Proceedings of the {Annual|Third|Fifth} {Workshop|Conference} on {Parsing|Robotics|Water}",
        ],
    ),
    (
        "study",
        &[
            "{Effects|Limits|A Survey|Models} of {Rainfall|Sleep|Debt|Noise|Migration} {in|on|and} {Urban|Rural|Young|Early} {Areas|Adults|Markets|Growth}",
            "{Towards|On|Rethinking} {Fair|Robust|Cheap|Optimal} {Sampling|Pricing|Housing|Batteries}",
        ],
    ),
];

pub const TEMPLATES: &[&str] = &[
    "$cited ($year). $study. $journal, $nn($n), $nnn-$nnn.",
    "$cited, & $cited ($year). $study. $journal.",
    "$cited, $cited, and $cited, \"$study,\" $journal, vol. $n, $year.",
    "[$n] $initialled, $initialled and $initialled. $study. {In |}$journal, $year.",
    "{As|See|cf.} $last ({$year|$year, p. $nnn}){,| for details.| $nobody.}",
    "($last, $year)",
    "($last & $last, $year; $last et al., $year)",
    "$last et al. ($year) {found|argued|report|showed} that $nobody.",
    "{Following|Unlike|Like|Contrary to} $last and $last ($year), we {use|measure|ignore} $topic.",
    "$last's {theory|model|method|critique} {was|is} {refined|rejected|used} by $last{ ($year)|}.",
    "$full, $full, $full",
    "$full{¹|*|,1}, $full{²|†|,2} and $full{³|*|,1}",
    "¹ $field, $university, $city, $country",
    "{Department|Faculty|School} of $field, $university",
    "{Corresponding author|Correspondence}: $full1, $mail1",
    "{The authors|We|I} {thank|are grateful to|acknowledge} $full{, $full|} and $full for {comments|proofreading|lab work|their time}.",
    "{This work|The study} was {funded|supported} by $org{ and $agency|} {(grant $nnnn)|}.",
    "{Supervisor|Advisor|Examiner|Thesis committee|Editor|Edited by|Translated by|Reviewer}: {Prof. |Dr. |}$full",
    "{Dissertation|Thesis|Term paper} {by|of} $full, $university, $year",
    "{Lecture|Seminar|Lab} $n: $study{ (Prof. $last)|}",
    "{Chapter|Figure|Table|Theorem|Lemma|Equation} $n{: $study|. $+nobody.|}",
    "{Bayes'|Newton's|Ohm's|Moore's|Murphy's} {law|theorem|rule} {holds|fails} {here|for all x}.",
    "{Student|Author|Tutor}: $full, {ID|no.} $nnnn",
    "$journal, {vol.|Volume} $n{, Issue $n|}, {pp. $nnn-$nnn|$year}",
    "{Grades|Results|Marks} {for|of} $full: $field $nn, $language $nn",
    "{In memory of|Dedicated to|For} $full{ and $first|}",
    "$last (ed.), $study, $university Press, $year",
    "{Class|Group} $n$letter: $first, $first, $first, $first",
    "$first {passed|failed|retook|will sit} {the exam|$field|the oral}{ $when|}.",
    "$listed: $study",
    "{Keynote|Talk|Poster} $n: $study, $full ($university)",
    "{Data|Code} {are|is} available {on request|from the authors|at Zenodo}{.| ($ref)}",
    "{p|P} < 0.05, {Student's t|Pearson's r|Cohen's d|Fisher's exact test|Bonferroni corrected}",
];
