//! What made articles tell, sentence by sentence.
//!
//! `P` is a place, `N` a person, `S` the surname of that, `F` a firm, `C` a club, `M` somebody in politics, `D` a
//! weekday, `#` a number; a second one of a kind in a sentence is another one.

/// Events in towns: of each article the places, people and firms are its own.
pub const TOWNS: &[&[&str]] = &[
    &[
        "A fire in a warehouse in P killed # people on D.",
        "The fire brigade of P said the fire had started in a kitchen.",
        "# families in P lost their homes, mayor N said.",
    ],
    &[
        "The mayor of P, N, was re-elected with # percent of the vote.",
        "Turnout in P was # percent, the election office said.",
        "S did not say whether there would be a second round.",
    ],
    &[
        "The company F said it would cut # jobs at its plant in P.",
        "Shares of F fell # percent on D.",
        "F reported a loss of $# million for the second quarter.",
    ],
    &[
        "Police in P arrested # people on D after a protest against the new law.",
        "N, who organised the protest in P, denied that stones had been thrown.",
        "About # people took part, the police in P said.",
    ],
    &[
        "An earthquake with a magnitude of 5.# shook the town of P on D.",
        "At least # houses in P were damaged, officials said.",
        "The school of P will not open before Monday.",
    ],
    &[
        "The council of P approved a budget of €# million for a new bridge.",
        "The bridge in P will be finished by 20##, N said.",
        "S voted against the bridge.",
    ],
    &[
        "N was sentenced to # years in prison for fraud by a court in P.",
        "The court in P found that S had taken $# million from the firm F.",
        "S pleaded not guilty.",
    ],
    &[
        "The health office of P reported # new cases of measles on D.",
        "# percent of the children in P are vaccinated against measles.",
        "The clinic of P has no beds left, doctor N said.",
    ],
    &[
        "P beat P #-# in the league on D.",
        "N scored the winning goal for P in the #th minute.",
        "A crowd of #,### watched the match in P.",
    ],
    &[
        "A bus with # passengers ran off the road near P on D.",
        "The driver, N, #, was taken to hospital in P.",
        "The road between P and P was closed for # hours.",
    ],
    &[
        "F will buy its rival F for $# million.",
        "The purchase of F will be completed by the end of June, F said.",
        "N will lead the new company.",
    ],
    &[
        "Prices in P rose # percent in April, the statistics office said.",
        "Rents in P rose # percent, those in P only # percent.",
        "Unemployment in P fell to #.# percent in April.",
    ],
    &[
        "N was appointed chief executive of F on D.",
        "S, #, had worked for the firm F for # years.",
        "The headquarters of F will be moved from P to P.",
    ],
    &[
        "Heavy rain flooded # houses in P on D.",
        "The river in P rose to # metres, the water board said.",
        "# people had to leave their homes in P.",
    ],
    &[
        "The museum in P bought a painting by N for €# million.",
        "The painting will be shown in P from # May.",
        "S painted it in 19##.",
    ],
    &[
        "Workers at the F plant in P went on strike on D.",
        "The union demands # percent more pay for the workers of F.",
        "F offered # percent, which the union did not accept.",
    ],
    &[
        "Researchers at the University of P found # new species of beetles.",
        "N of the University of P said the beetles were not known before.",
        "The study of # forests near P took # years.",
    ],
    &[
        "A train from P to P was delayed by # hours on D.",
        "# passengers spent the night in P.",
        "The railway said a tree had fallen on the line near P.",
    ],
    &[
        "The former minister N died on D at the age of #.",
        "S was born in P in 19##.",
        "S had been minister from 19## to 20##.",
    ],
    &[
        "The airport of P counted # million passengers last year, # percent more than the year before.",
        "A second runway in P will cost $# billion.",
        "N, the head of the airport of P, expects # million passengers in 20##.",
    ],
];

/// What desks report day after day, in the same words and of the same few clubs, people and institutes; but each time of
/// something that only this report is about.
pub const DESKS: &[&[&str]] = &[
    // Matches.
    &[
        "C beat C #-# in the Northern League on D.",
        "N scored twice for C before a crowd of #,###.",
        "C are now in #th place with # points.",
        "Coach N said C had deserved to win.",
    ],
    &[
        "C have signed N from C for €# million.",
        "N, #, agreed to a contract of # years with C.",
        "Last season S scored # goals.",
    ],
    &[
        "C will have to do without N for # weeks after an injury of the knee.",
        "S was hurt in the #th minute of the match against C.",
        "C have lost # of their last # matches in the Northern League.",
    ],
    &[
        "N won the # metres at the championships in P on D.",
        "It was the #th title for S, who is # years old.",
        "About #,### watched the race in P.",
    ],
    // Markets.
    &[
        "Shares of F fell #.# percent on D and were the weakest in the Nordex.",
        "F has lost # percent of its value since May.",
        "Shares of F closed # percent higher.",
    ],
    &[
        "F made a profit of €# million in the first quarter, # percent more than a year before.",
        "Revenue of F rose # percent to €# billion.",
        "N, the chief executive of F, expects revenue to rise by # percent this year.",
    ],
    &[
        "The central bank of P left its key rate at #.## percent on D.",
        "Inflation in P was #.# percent in June, the bank said.",
        "M, the governor of the bank, did not rule out another rise.",
    ],
    &[
        "F will close # of its # shops.",
        "The closures will cost # jobs, most of them in P.",
        "The union said it had not been told.",
    ],
    // Politics.
    &[
        "The parliament of P passed the law on pensions with # votes to # on D.",
        "M called the vote a success for the government.",
        "The law will cost P €# billion a year, the finance ministry said.",
    ],
    &[
        "In a poll by the institute Meridian in P # percent said they would vote for the Greens.",
        "The Liberals came to # percent.",
        "# percent trust M, fewer than in the last poll.",
        "Meridian asked #,### people.",
    ],
    &[
        "M will meet M in P on D.",
        "The two will speak of gas and of # other matters.",
        "M said before the meeting that # percent of the gas came from abroad.",
    ],
    &[
        "M said the government would not raise taxes.",
        "The opposition demanded that M resign.",
        "The deficit of P rose to €# billion, the finance ministry said.",
    ],
    &[
        "The Supreme Court ruled on D that the rent law of P violates the constitution.",
        "The judges decided with # votes to #.",
        "M said the ruling would be studied.",
    ],
    // Studies and health.
    &[
        "A study in the journal Lumen found that # percent of patients recovered within # weeks.",
        "The researchers of the University of P followed #,### patients.",
        "The drug does not help children, N of the University of P said.",
    ],
    &[
        "The Halvard Institute counted # new infections in P on D.",
        "# patients are in intensive care.",
        "The rate of infections in P is #.#, the Halvard Institute said.",
    ],
    &[
        "The telescope Argus has found # planets around the star P in the constellation Lyra.",
        "P is # light years away, N of the University of P said.",
        "Life is not to be expected there.",
    ],
    // Notes of a sentence or two.
    &["A cyclist, #, was hurt in P when a car hit her on D."],
    &["Thieves broke into a shop in P and took goods worth €#,###."],
    &[
        "Police in P stopped # drivers, of whom # had been drinking.",
        "# had no licence.",
    ],
    &["A house in P burned down; the damage is about €##0,000."],
    &["Firefighters in P were called out # times because of the storm."],
    &["The library of P lent #,### books last year, # percent more than before."],
    &[
        "It will be # degrees in P on D, the weather service said.",
        "# litres of rain a square metre are expected.",
    ],
    &["The road from P to P will be closed for # weeks from # May."],
    // What people say.
    &[
        "“We lost # cows in a week,” the farmer N from P said.",
        "“Nobody has told us what they died of,” S said.",
        "The veterinary office of P did not want to say anything.",
    ],
    &[
        "“It is not true that we pay # percent less,” said N, who owns the inn in P.",
        "# of the # waiters of the inn have left since May.",
    ],
];
