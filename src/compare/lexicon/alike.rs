//! Words for what is done and who does it that reports use for one another.

/// Words that mean the same in a report, in all languages, folded; each with its forms, as far as these do not only differ
/// in the ending. The first one names the class. Each word stands once.
pub(super) const ALIKE: &[&str] = &[
    // What happens to people.
    "kill vie vida vita leven die died dies dying dead death deaths killed kills killing killings fatal fatality \
     fatalities lives perish perished slain drowned tot tote toten toter getotet starb starben gestorben sterben \
     todesopfer leben tod umgekommen mort morts morte mortes tue tues tuee tuees deces decede peri muerto muertos \
     muerta muertas murio murieron muerte muertes fallecido fallecidos fallecio fallecieron victimas victima morto morti \
     vittime vittima ucciso uccisi uccise decessi deceduti dood doden gedood omgekomen overleden overleed stierven \
     slachtoffers slachtoffer killer bodies corpse corpses leiche leichen cadaver cadaveres salma lichaam lichamen drowning \
     drowns umkamen ertrunken noye noyes ahogado ahogados annegato verdronken",
    "hurt injure injured injuries injury wounded wounds treated hospitalised hospitalized verletzt verletzte \
     verletzten verletzter blesse blesses blessee blessees herido heridos heridas ferito feriti ferite gewond \
     gewonden bruised burns stabbed blessures ferimento verwundet gewonde",
    "missing unaccounted vermisst vermisste vermissten disparu disparus disparues desaparecido desaparecidos \
     dispersi disperso vermist vermisten untraced desaparecidas scomparsi scomparso",
    "arrest detain detained detention custody arrested arrests arresting suspects festgenommen verhaftet \
     festnahmen festnahme verhaftete arrete arretes interpelle interpelles interpellations detenido detenidos \
     detenida detuvo detuvieron arrestaron arrestados arresto arrestato arrestati arresti aangehouden opgepakt \
     gearresteerd arrestaties apprehended seized captured handcuffed nabbed festnahm gefasst apprehende \
     arrestation arrestations gardees capturado capturo fermati fermato oppakte",
    "evacuate evacuation evacuations evacuees displaced evakuiert evakuierung evacues deplaces evacuado evacuados \
     evacuaron desalojados desalojadas desplazados evacuati evacuata sfollati sgomberati sgomberate geevacueerd \
     evacuatie evacuating displacement uprooted evacuer evacuada evacuadas evacuare ontruimd ontruiming geraumt \
     raumung",
    "rescue rescued rescues saved gerettet rettung secourus sauves rescatado rescatados rescate salvati soccorsi \
     gered rescuing winched airlifted hoisted plucked geborgen bergung sauve sauvetage salvato soccorso \
     rescataron",
    "charged charge charges charging counts indicted indictment accused angeklagt anklage angeklagte inculpe \
     accuse acusado acusados imputado imputados indagati indagato imputati aangeklaagd indict prosecuted \
     angeklagten inculpes procesado procesados rinviati vervolgd",
    "infect infection infections infected diagnosed cases infektionen infizierte erkrankungen contagios contagiados \
     infectados contagi besmettingen besmet infecting outbreak outbreaks ausbruch brote focolaio uitbraak",
    "trapped trap eingeschlossen bloques coinces atrapados intrappolati ingesloten gestrand",
    "release free freed released freigelassen liberes libere relache liberado liberados liberato rilasciato \
     vrijgelaten releasing releases bailed freilassung remis liberacion scarcerato scarcerati vrijlating",
    "escape escaped fled flee flees flight escaping geflohen escapee absconded runaway flucht fliehen evade \
     evades fugado fugados huyo huyeron evasi evaso fuggiti fuggito ontsnapt gevlucht",
    "save saves saving",
    // Work.
    "job jobs posts positions redundancies layoffs layoff stellen arbeitsplatze jobabbau postes emplois emploi empleos puestos \
     esuberi banen arbeidsplaatsen roles vacancies arbeitsplatz stelle trabajo trabajos posti posto baan",
    "worker workers employee employees staff staffers workforce personnel mitarbeiter mitarbeitern \
     mitarbeiterinnen beschaftigte beschaftigten angestellte belegschaft salarie salaries employes employe trabajadores \
     empleados plantilla lavoratori dipendenti addetti werknemers medewerkers personeel labour labourer labourers \
     labor workmen operarios obreros operai ouvriers ouvrier arbeiter arbeiterinnen arbeitnehmer arbeiders \
     arbeidskrachten",
    "strike strikes striking walkout walkouts stoppage streik streiks streiken warnstreik arbeitsniederlegung \
     greve grevistes debrayage huelga paro paros sciopero scioperano staking stakingen staken strikers downed \
     stoppages arret ausstand streikenden huelguistas parado scioperare gestaakt",
    "wage wages salary lohn lohne gehalt gehalter salaire salaires smic salario salarios sueldo sueldos stipendio \
     stipendi salari loon lonen salaris paycheck earners verdienst remuneration remuneraciones retribuzione \
     retribuzioni salarissen",
    "employ employs employed employing beschaftigt beschaftigen emploie emploient emplea emplean impiega \
     impiegano",
    "union unions gewerkschaft gewerkschaften syndicat syndicats sindicato sindicatos sindacato sindacati vakbond \
     vakbonden",
    "dismiss dismissed sacked fired entlassen licencies licencier despedidos licenziati ontslagen dismissals \
     dismissal laid laying redundant entlassungen gekundigt licencie licenciement licenciements despido \
     licenziamenti licenziato ontslag ontslaat",
    "dockers docker longshoremen longshoreman stevedores dockworkers estibadores",
    "carmaker automaker autobauer constructeur",
    // Money.
    "cost costs price prices priced worth value valued values kostet kosten kostete wert preis preise cout coute \
     coutera couts prix valeur coste costo costara cuesta costes precio precios valor prezzo prezzi costera \
     valore vale prijs prijzen waarde costing pricing worthy priciest kosteten couter coutent costaba costado \
     costato kostte waard",
    "fine fined fines penalty penalties geldstrafe bussgeld busse geldbusse amende amendes multa multado multas \
     sancion multe sanzione boete boetes fining bussgelder sancionado sancionada multata \
     multato beboet",
    "profit profits earnings surplus gewinn gewinne uberschuss benefice benefices beneficio beneficios ganancias \
     utile utili profitto winst profitable earning nettogewinn resultat ganancia guadagni guadagno winsten",
    "revenue revenues sales turnover takings umsatz umsatze erlose affaires ingresos ventas facturacion ricavi \
     fatturato omzet income receipts einnahmen recettes ingreso recaudacion recaudo entrate incassi opbrengst \
     inkomsten",
    "loss losses deficit shortfall verlust verluste defizit fehlbetrag perte pertes perdida perdidas perdita \
     perdite disavanzo verlies tekort deficits fehlbetrage perdia rosso verliezen tekorten",
    "debt debts loan loans credit schulden kredit kredite darlehen dette dettes pret prets credits deuda deudas \
     prestamo credito debito debiti prestito schuld lening borrowing borrowings arrears indebted \
     verbindlichkeiten endettement endeudamiento indebitamento schuldenlast",
    "budget budgets spending haushalt etat presupuesto presupuestos gasto bilancio begroting budgeted outlay \
     expenditure ausgaben depenses gastos spese uitgaven",
    "invest invests invested investment investments investing investition investitionen investiert investieren \
     stecken investissement investissements inversion invertir invertira investimento investimenti investire \
     investering investeert steekt investor plough pump inject",
    "aid relief grant grants subsidy subsidies funding hilfe hilfen hilfsgelder zuschuss forderung aide aides \
     subvention ayuda ayudas subvencion aiuti contributo steun subsidie assistance bailout hilfspaket soutien \
     apoyo sostegno hulp noodhulp",
    "damage damaged damaging schaden schadens degats dommages dano danos danni schade",
    "compensation damages payout entschadigung schadenersatz schadensersatz indemnisation indemnizacion \
     risarcimento indennizzo schadevergoeding",
    "tax taxes tariff tariffs duty duties levy levies steuer steuern zoll zolle abgabe taxe impot impots impuesto \
     impuestos arancel aranceles tassa tasse dazi dazio imposta belasting heffing vat mehrwertsteuer tva iva btw \
     taxation",
    "offer offers bids tender offerte angebot gebot offre offres oferta ofertas offerta bod aanbod",
    "pay pays paid paying payment payments zahlt zahlen gezahlt bezahlt zahlung paye payer paiera verse pagar \
     paga pagara pago pagato paghera betaalt betalen betaald",
    "buy buys buying bought purchase acquire acquired acquires acquisition takeover kauft gekauft kaufen \
     ubernahme ubernehmen rachat rachete acquiert acheter achete compra compro comprar adquiere adquirio \
     adquisicion acquista acquisto acquisizione overname overgenomen koopt gekocht buyer buyers buyout acquiring \
     takeovers erwerb erwirbt erworben racheter compraron comprado acquisire acquistato aankoop kopen",
    "sell sells selling sold sale verkauft verkauf verkaufen vente vendu vend cede venta vende vendio vendido \
     vendita venduto verkoop verkocht verkoopt seller disposal divest divested verkaufte vendra vendera vendere \
     verkopen",
    "share shares stock stocks aktie aktien anteilsschein action actions accion acciones azione azioni aandeel \
     aandelen",
    "contract contracts order orders ordered auftrag grossauftrag bestellung bestellt contrat commande commandes \
     contrato contratos pedido contratto commessa bestelling opdracht",
    "agreement agreements deal accord accords pact treaty settlement einigung abkommen vereinbarung \
     tarifabschluss traite acuerdo acuerdos pacto pactan acordaron accordo intesa akkoord overeenkomst verdrag \
     agree agrees agreed contractually kompromiss compromise compromis compromiso compromesso",
    "unemployment jobless joblessness unemployed arbeitslosigkeit arbeitslose chomage desempleo disoccupazione \
     werkloosheid",
    "inflation teuerung inflacion inflazione inflatie",
    "growth wachstum croissance crecimiento groei",
    // Up, down, begun and over.
    "rise rose risen rises rising increase increased increases grow grew grown grows climb climbed climbs lift \
     lifted raise raised raises raising jump jumped soar soared surged stieg stiegen gestiegen steigt steigen \
     erhoht erhohung anstieg plus zuwachs hausse augmente augmentation progresse progression subio subida \
     subieron sube aumento aumenta aumentado incremento incrementara incrementa crecio aumentare cresce cresciuto \
     crescita aumentati salgono salita steeg stegen stijgt stijging gestegen verhoging hike hikes hiked boost \
     boosted boosting upped ups rocketed swelled swell doubled climbing anhebung angehoben zunahme zugenommen \
     hausses relever releve releves subira suben alza rialzo rialzi toename",
    "fall fell fallen falls falling drop dropped drops decline declined decrease decreased sink sank cut cuts \
     cutting lower lowered lowers shed sheds slash slashed axe axed eliminate reduce reduced reduces reduction \
     prevented fiel fielen gefallen gesunken sinkt ruckgang senkt senkung streicht streichen baisse baisses \
     recule chute reduit bajo bajaron bajada cayo cayeron caida descenso descendio recorte recorta calo cala \
     scende sceso riduzione daalde gedaald daalt daling verlaging schrapt schrappen trim trimmed trims trimming \
     tumble tumbled slump slumped slid slide plunge plunged dip dipped shrank shrink eased lowering abbau gesenkt \
     baissent baisser diminution bajan bajar reducir reduccion ridurre ridotto taglio tagli verlaagd korting \
     verlagen",
    "begin begins began begun beginning start starts started starting commence open opened opens opening \
     beginnt begann beginnen beginn startet eroffnet eroffnung offnet debute debut commencera ouvre ouvert \
     ouverture ouvrira empieza comienza comenzara empezo comenzo inicia inicio abre abrira apertura inizia inizio \
     comincia apre aprira begint begon geopend opent kick kicks kicked commenced commences inaugurated inaugurate \
     inauguration einweihung eingeweiht inaugure inauguracion inaugurado inaugurato inaugurazione ingehuldigt \
     aanvang gestart startte",
    "finish finished complete completed completion end ended ends ending beendet endet fertig fertiggestellt \
     acheve termine terminera finit finalizo termino terminara concluye finito terminato concluso klaar voltooid \
     afgerond finishing concluded concludes conclude wrap wrapped abgeschlossen abschluss terminee finalizado \
     finalizara concluira ultimato afgesloten afronding",
    "close closed closes closing closure closures shut shuts shutting shutdown schliesst schliest schliessen schliesen \
     geschlossen \
     schliessung schliesung stilllegung gesperrt sperrung ferme fermer fermera fermeront fermes fermees fermeture fermetures \
     cierre cierra cerrara cerraran cerrado cerrar clausura chiude chiudera chiudono chiudere chiusura chiuso \
     sluit sluiten gesloten sluiting dichtgaan dicht shuttered shutters mothballed schliessungen schliesungen ferment cerradas \
     chiusi chiuse sluitingen",
    "build builds built construct constructed construction building baut bauen gebaut errichtet construit \
     construire construira construccion construir construye costruire costruzione costruito bouwt bouwen gebouwd \
     builders constructing erect erected baute erbaut neubau batir bati edifier levantar edificar bouw bouwde",
    "postpone postponed delayed delay delays deferred rescheduled verschoben verschiebt vertagt \
     repousse aplazado aplaza pospuesto pospone rinviato rinviata slitta uitgesteld delaying",
    "cancel cancelled canceled scrapped abgesagt annule annulee cancelado cancelada suspendido annullato \
     annullata afgelast geschrapt cancellation cancels cancelling calloff absage gestrichen annulation annuler \
     cancelacion annullamento annullering geannuleerd",
    "launch launched launches liftoff blastoff lancement lanzamiento lancio lancering blasted rollout gestartet lancer \
     lance lanzado lanzara lanzar lanciato lanciare gelanceerd",
    // Courts and police.
    "court courts tribunal gericht landgericht amtsgericht cour juzgado audiencia tribunale corte rechtbank \
     gerechtshof",
    "judge judges magistrate richter richterin juge juges juez jueza jueces magistrada magistrado giudice giudici \
     rechters rechter",
    "jury jurors juror",
    "trial hearing proceedings prozess verfahren proces juicio processo rechtszaak proceso",
    "sentence serve serves serving sentenced jailed jail prison imprisoned imprisonment haft gefangnis haftstrafe \
     freiheitsstrafe emprisonnement peine carcel prision pena carcere reclusione celstraf gevangenis \
     gevangenisstraf cel sentences sentencing jailing imprison inmate custodial haftstrafen strafe condamnation condamnations \
     peines condena condenas condanna pene straf celstraffen",
    "convict convicted conviction guilty verurteilt schuldig condamne condamnee condamnes coupable condenado \
     condenada culpable condannato condannata colpevole veroordeeld convicting convicts guilt verurteilung \
     culpabilite condamner condenaron condannati veroordeling",
    "acquit acquitted cleared innocent freigesprochen freispruch acquitte absuelto assolto vrijgesproken \
     acquittal exonerated freigesprochene relaxe relaxes relaxee absolucion absuelve assoluzione assolti \
     vrijspraak",
    "police policemen officers officer detectives polizei polizisten beamte policiers gendarmes gendarmerie \
     policia policias agentes polizia carabinieri agenti politie agenten cops constable constables sheriff \
     detective polizeisprecher polizist commissaire guardia ermittlungsbehorden",
    "prosecutor prosecutors staatsanwaltschaft staatsanwalt parquet procureur fiscalia fiscal procura pm openbaar",
    "lawyer lawyers attorney attorneys solicitor anwalt anwaltin avocat avocate abogado abogada avvocato advocaat \
     counsel barrister rechtsanwalt avocats abogados avvocati raadsman advocaten",
    "investigate investigation investigators inquiry probe investigating ermittlungen ermittler untersuchung untersuchungen \
     enquete enquetes enqueteurs investigacion investigadores inchiesta indagine inquirenti onderzoek onderzoeken onderzoekers \
     investigates investigated probing probes untersucht ermittelt ermitteln enqueter investiga investigado \
     indagano onderzocht",
    "thieves robbers burglars thief robbery stolen stole theft raub gestohlen vole voles robo robaron robado \
     furto rubato gestolen diefstal thefts burglary burglar heist looted looters loot dieb diebe diebstahl \
     einbrecher cambrioleurs cambriolage ladrones ladri rapina rapinatori inbrekers inbraak dieven",
    "shoot shooting shot gunman gunfire gunmen shots shooter gunned shootings schuss schusse schutze fusillade \
     tireur tiroteo disparos sparatoria spari schietpartij schoten",
    "witness witnesses zeugen temoins testigos testimoni getuigen",
    // Votes and offices.
    "vote votes voted voting polled ballot ballots stimmen abstimmung voix suffrages scrutin votacion votos votaron \
     votan voti votazione stemmen stemming voter voters electorate cast votantes electores elettori kiezers \
     wahler electeurs stimme stimmten",
    "election elections poll polls byelection wahl wahlen elecciones comicios elezioni verkiezing verkiezingen",
    "referendum plebiscite volksabstimmung volksentscheid referendo",
    "turnout registered eligible wahlberechtigten participacion wahlbeteiligung affluenza opkomst",
    "seat seats deputies sitze mandate sieges deputes escanos diputados seggi deputati zetels mandates sitz \
     mandat siege escano seggio zetel",
    "win won wins winning winner victory beat beats beaten defeat defeated triumph victorious gewann gewinnt \
     gewonnen siegte sieg gewinnen remporte remporter gagne victoire gano ganaron vencio victoria vinto vince \
     vittoria wint winnen overwinning clinched clinch secure secured triumphed prevailed sieger vainqueur ganador \
     ganadora vencer vincitore winnaar zege",
    "lose lost loses losing verlor verloren perdu perd perdio perso perde verloor",
    "appoint appointed appoints name named names choose chose chosen elect elected picked nominated nominate \
     tapped ernannt gewahlt berufen ernennt nomme nommee designe designee elu elue nombra nombro nombrado \
     nombrada designado elegido elegida nominato nominata eletto eletta benoemt benoemd gekozen appointment \
     appointing appointee designated installed promoted ernennung berufung nomination nombramiento nombrar nomina \
     nominare benoeming aangesteld",
    "resign resigned resigns resignation rucktritt zuruckgetreten demission demissionne dimision dimitio dimite \
     dimissioni dimesso aftreden opgestapt afgetreden resigning quit quits quitting rucktritts tritt demissionner \
     dimitir renuncio renuncia dimettersi opstappen",
    "parliament mps lawmakers legislators legislature chamber assembly parlament bundestag landtag abgeordnete \
     parlement assemblee senat parlamento congreso kamer senators congress kammer nationalversammlung kamerleden",
    "government cabinet administration regierung gouvernement gobierno ejecutivo governo esecutivo regering \
     kabinet executive bundesregierung landesregierung exekutive executif consejo giunta",
    "minister ministers ministry ministre ministres ministere ministro ministra ministerio ministri ministero \
     ministerie ministerin ministerium",
    "mayor mayors burgermeister burgermeisterin oberburgermeister oberburgermeisterin maire alcalde alcaldesa \
     alcaldia sindaco sindaca burgemeester",
    "boss ceo chief chiefs head heads headed leader lead leads led leading chef chefin chefs jefe jefa patron \
     patronne amministratore topman directeur directrice director directora direttore direttrice vorstandschef \
     chairman chairwoman chair chairs manager managing leiter leiterin geschaftsfuhrer dirigeant capo dirigente \
     bestuursvoorzitter",
    "spokesman spokeswoman spokesperson sprecher sprecherin porte parole portavoz portavoce woordvoerder \
     woordvoerster spokespeople sprachrohr portavoces zegsman",
    "council councillors councillor commissioners stadtrat gemeinderat kreistag conseil ayuntamiento concejales \
     ediles pleno consiglio comune gemeente gemeenteraad raad councils aldermen alderman municipality rathaus \
     mairie municipio concejo gemeentebestuur",
    "law laws bill legislation gesetz gesetze gesetzentwurf loi ley ddl legge wet wetsvoorstel",
    "approve approved approves approval adopt adopted adopts pass passed passes endorse endorsed ratify ratified \
     ratifies backed backs greenlighted billigt gebilligt beschloss beschlossen beschliesst beschliest verabschiedet \
     zugestimmt genehmigt adopte approuve approuvent valide aprobo aprobado aprobada aprueba aprobaron approva \
     approvato approvata goedgekeurd ingestemd aangenomen stemt approving okayed rubberstamped nod gebilligte \
     verabschiedung zustimmung approbation validee aprobacion approvare goedkeuring stemde",
    "accept accepted accepts accepting akzeptiert angenommen acceptent acceptaient acepto aceptado acepta \
     aceptaron accettato accetta accettano aanvaard accepteert",
    "admit admitted admits acknowledged concede admis admitio admitida admitido ammesso",
    "reject rejected rejects rejection rebuffed spurned abgelehnt lehnte ablehnung rejete rejetee rechazo \
     rechazado rechazaron rechaza respinto bocciato respinge verworpen afgewezen rejecting veto vetoed ablehnen \
     verworfen rejeter rechazar respinta bocciata wijst verwierp",
    "sign signed signs signing signature suscribir suscrito unterzeichnet unterschrieben unterzeichnung unterzeichneten signe \
     signent firmo firmado firma firmaron firmato ondertekend tekenen getekend signatories inked unterschrieb \
     paraphe suscribio suscribieron siglato siglata handtekening",
    "meet meets met meeting meetings talks summit gathered gather convened treffen trafen trifft gesprache \
     rencontre rencontrent pourparlers reunion reuniran encuentro reune incontro riunione incontrano ontmoeting \
     overleg gesprekken summits conference negotiations negotiation negotiate negotiators verhandlungen \
     verhandlung konferenz negociations negociaciones negoziati trattative onderhandelingen vergadering sommet \
     cumbre vertice",
    "plan plans planned planning vorhaben projet plano piano plannen planen projets proyecto proyectos progetto \
     progetti",
    "decide decided decides decision entschied entschieden entscheidet decidido decidio deciso besloot besloten \
     ruled ruling verdict judgment judgement urteil verdikt sentencia fallo sentenza vonnis uitspraak oordeelde",
];
