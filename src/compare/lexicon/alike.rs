//! Words that reports use for one another.

/// Words that mean the same in a report, in all languages, folded; each with its forms, as far as these do not only differ
/// in the ending. The first one names the class. Each word stands once.
pub(super) const ALIKE: &[&str] = &[
    // What happens to people.
    "kill vie vida vita leven die died dies dying dead death deaths killed kills killing killings fatal fatality fatalities lives \
     perish perished slain drowned tot tote toten toter getotet starb starben gestorben sterben todesopfer leben \
     tod umgekommen mort morts morte mortes tue tues tuee tuees deces decede peri muerto muertos muerta muertas \
     murio murieron muerte muertes fallecido fallecidos fallecio fallecieron victimas morto morti vittime ucciso \
     uccisi uccise decessi deceduti dood doden gedood omgekomen overleden overleed stierven slachtoffers",
    "hurt injure injured injuries injury wounded wounds treated hospitalised hospitalized verletzt verletzte \
     verletzten verletzter blesse blesses blessee blessees herido heridos heridas ferito feriti ferite gewond \
     gewonden",
    "missing unaccounted vermisst vermisste vermissten disparu disparus disparues desaparecido desaparecidos \
     dispersi disperso vermist vermisten",
    "arrest detain detained detention custody arrested arrests arresting suspects festgenommen verhaftet festnahmen \
     festnahme verhaftete arrete arretes interpelle interpelles interpellations detenido detenidos detenida detuvo \
     detuvieron arrestaron arrestados arresto arrestato arrestati arresti aangehouden opgepakt gearresteerd \
     arrestaties",
    "evacuate evacuation evacuations evacuees displaced evakuiert evakuierung evacues deplaces evacuado evacuados \
     evacuaron desalojados desalojadas desplazados evacuati evacuata sfollati sgomberati sgomberate geevacueerd \
     evacuatie",
    "rescue rescued rescues saved gerettet rettung secourus sauves rescatado rescatados rescate salvati soccorsi \
     gered",
    "charged charge charges charging counts indicted indictment accused angeklagt anklage angeklagte inculpe accuse \
     acusado acusados imputado imputados indagati indagato imputati aangeklaagd",
    "infect infection infections infected cases infektionen infizierte erkrankungen contagios contagiados \
     infectados contagi besmettingen besmet",
    "trapped trap eingeschlossen bloques coinces atrapados intrappolati ingesloten gestrand",
    "release free freed released freigelassen liberes libere relache liberado liberados liberato rilasciato \
     vrijgelaten",
    "escape escaped fled flee flees flight escaping geflohen",
    "save saves saving",
    // Work.
    "job jobs posts positions redundancies layoffs stellen arbeitsplatze jobabbau postes emplois empleos puestos \
     esuberi banen arbeidsplaatsen",
    "worker workers employee employees staff staffers workforce personnel mitarbeiter \
     mitarbeitern mitarbeiterinnen beschaftigte beschaftigten angestellte belegschaft salarie salaries employes \
     trabajadores empleados plantilla lavoratori dipendenti addetti werknemers medewerkers personeel",
    "strike strikes striking walkout walkouts stoppage streik streiks streiken warnstreik arbeitsniederlegung greve \
     grevistes debrayage huelga paro paros sciopero scioperano staking stakingen staken",
    "wage wages salary lohn lohne gehalt gehalter salaire salaires smic salario salarios sueldo sueldos stipendio \
     stipendi salari loon lonen salaris",
    "employ employs employed employing beschaftigt beschaftigen emploie emploient emplea emplean impiega impiegano",
    "union unions gewerkschaft gewerkschaften syndicat syndicats sindicato sindicatos sindacato sindacati vakbond \
     vakbonden",
    "dismiss dismissed layoff sacked fired entlassen licencies despedidos licenziati ontslagen",
    "dockers docker longshoremen longshoreman stevedores dockworkers estibadores",
    "carmaker automaker autobauer constructeur",
    // Money.
    "cost costs price prices priced worth value valued values kostet kosten kostete wert preis preise cout coute \
     coutera couts prix valeur coste costo costara cuesta costes precio precios valor prezzo prezzi costera valore \
     vale prijs prijzen waarde",
    "fine fined fines penalty penalties geldstrafe bussgeld busse geldbusse amende amendes multa multado multas \
     sancion multe sanzione boete boetes",
    "profit profits earnings surplus gewinn gewinne uberschuss benefice benefices beneficio beneficios ganancias \
     utile utili profitto winst",
    "revenue revenues sales turnover takings umsatz umsatze erlose affaires ingresos ventas facturacion ricavi \
     fatturato omzet",
    "loss losses deficit shortfall verlust verluste defizit fehlbetrag perte pertes perdida perdidas perdita \
     perdite disavanzo verlies tekort",
    "debt debts loan loans credit schulden kredit kredite darlehen dette dettes pret prets credits deuda deudas \
     prestamo credito debito debiti prestito schuld lening",
    "budget budgets spending haushalt etat presupuesto presupuestos gasto bilancio begroting",
    "invest invests invested investment investments investing investition investitionen investiert investieren \
     stecken investissement investissements inversion invertir invertira investimento investimenti investire \
     investering investeert steekt",
    "aid relief grant grants subsidy subsidies funding hilfe hilfen hilfsgelder zuschuss forderung aide aides \
     subvention ayuda ayudas subvencion aiuti contributo steun subsidie",
    "damage schaden schadens degats dommages dano danos danni schade",
    "compensation damages payout entschadigung schadenersatz schadensersatz indemnisation indemnizacion \
     risarcimento indennizzo schadevergoeding",
    "tax taxes tariff tariffs duty duties levy levies steuer steuern zoll zolle abgabe taxe impot impots impuesto \
     impuestos arancel aranceles tassa tasse dazi dazio imposta belasting heffing",
    "offer offers bids tender offerte angebot gebot offre offres oferta ofertas offerta bod aanbod",
    "pay pays paid paying payment payments zahlt zahlen gezahlt bezahlt zahlung paye payer paiera verse pagar paga \
     pagara pago pagato paghera betaalt betalen betaald",
    "buy buys buying bought purchase acquire acquired acquires acquisition takeover kauft gekauft kaufen ubernahme \
     ubernehmen rachat rachete acquiert acheter achete compra compro comprar adquiere adquirio adquisicion acquista \
     acquisto acquisizione overname overgenomen koopt gekocht",
    "sell sells selling sold sale verkauft verkauf verkaufen vente vendu vend cede venta vende vendio vendido \
     vendita venduto verkoop verkocht verkoopt",
    "share shares stock stocks aktie aktien anteilsschein action actions accion acciones azione azioni aandeel \
     aandelen",
    "contract contracts order orders ordered auftrag grossauftrag bestellung bestellt contrat commande commandes \
     contrato contratos pedido contratto commessa bestelling opdracht",
    "agreement agreements deal accord accords pact treaty settlement einigung abkommen vereinbarung tarifabschluss \
     traite acuerdo acuerdos pacto pactan acordaron accordo intesa akkoord overeenkomst verdrag",
    "unemployment jobless joblessness unemployed arbeitslosigkeit arbeitslose chomage desempleo disoccupazione \
     werkloosheid",
    "inflation teuerung inflacion inflazione inflatie",
    "growth wachstum croissance crecimiento groei",
    // Up, down, begun and over.
    "rise rose risen rises rising increase increased increases grow grew grown grows climb climbed climbs lift \
     lifted raise raised raises raising jump jumped soar soared surged stieg stiegen gestiegen steigt steigen \
     erhoht erhohung anstieg plus zuwachs hausse augmente augmentation progresse progression subio subida subieron \
     sube aumento aumenta aumentado incremento incrementara incrementa crecio aumentare cresce cresciuto crescita \
     aumentati salgono salita steeg stegen stijgt stijging gestegen verhoging",
    "fall fell fallen falls falling drop dropped drops decline declined decrease decreased sink sank cut cuts \
     cutting lower lowered lowers shed sheds slash slashed axe axed eliminate reduce reduced reduces reduction \
     prevented fiel fielen gefallen gesunken sinkt ruckgang senkt senkung streicht streichen baisse baisses recule \
     chute reduit bajo bajaron bajada cayo cayeron caida descenso descendio recorte recorta calo cala scende sceso \
     riduzione daalde gedaald daalt daling verlaging schrapt schrappen",
    "begin begins began begun beginning start starts started starting commence open opened opens opening launches \
     beginnt begann beginnen beginn startet eroffnet eroffnung offnet debute debut commencera ouvre ouvert \
     ouverture ouvrira empieza comienza comenzara empezo comenzo inicia inicio abre abrira apertura inizia inizio \
     comincia apre aprira begint begon geopend opent",
    "finish finished complete completed completion end ended ends ending beendet endet fertig fertiggestellt acheve \
     termine terminera finit finalizo termino terminara concluye finito terminato concluso klaar voltooid afgerond",
    "close closed closes closing closure closures shut shuts shutting shutdown schliesst schliessen geschlossen \
     schliessung stilllegung gesperrt sperrung ferme fermer fermera fermeront fermes fermees fermeture fermetures \
     cierre cierra cerrara cerraran cerrado cerrar clausura chiude chiudera chiudono chiudere chiusura chiuso sluit \
     sluiten gesloten sluiting dichtgaan dicht",
    "build builds built construct constructed construction building baut bauen gebaut errichtet construit \
     construire construira construccion construir construye costruire costruzione costruito bouwt bouwen gebouwd",
    "postpone postponed delayed delay delays deferred rescheduled verschoben verschiebt vertagt reporte reportee \
     repousse aplazado aplaza pospuesto pospone rinviato rinviata slitta uitgesteld",
    "cancel cancelled canceled scrapped abgesagt annule annulee cancelado cancelada suspendido annullato annullata \
     afgelast geschrapt",
    "launch launched liftoff blastoff lancement lanzamiento lancio lancering",
    // Courts and police.
    "court courts tribunal gericht landgericht amtsgericht cour juzgado audiencia tribunale corte rechtbank rechter \
     gerechtshof",
    "judge judges magistrate richter richterin juge juges juez jueza jueces magistrada magistrado giudice giudici \
     rechters",
    "jury jurors juror",
    "trial hearing proceedings prozess verfahren proces juicio processo rechtszaak proceso",
    "sentence serve serves serving sentenced jailed jail prison imprisoned imprisonment haft gefangnis haftstrafe freiheitsstrafe \
     emprisonnement peine carcel prision pena carcere reclusione celstraf gevangenis gevangenisstraf cel",
    "convict convicted conviction guilty verurteilt schuldig condamne condamnee condamnes coupable condenado \
     condenada culpable condannato condannata colpevole veroordeeld",
    "acquit acquitted cleared innocent freigesprochen freispruch acquitte absuelto assolto vrijgesproken",
    "police policemen officers officer detectives polizei polizisten beamte policiers gendarmes gendarmerie policia \
     policias agentes polizia carabinieri agenti politie agenten",
    "prosecutor prosecutors staatsanwaltschaft staatsanwalt parquet procureur fiscalia fiscal procura pm openbaar",
    "lawyer lawyers attorney attorneys solicitor anwalt anwaltin avocat avocate abogado abogada avvocato advocaat",
    "investigate investigation investigators inquiry probe investigating ermittlungen ermittler untersuchung \
     enquete enqueteurs investigacion investigadores inchiesta indagine inquirenti onderzoek onderzoekers",
    "thieves robbers burglars thief robbery stolen stole theft raub gestohlen vole voles robo robaron robado furto \
     rubato gestolen diefstal",
    "shoot shooting shot gunman gunfire gunmen",
    "witness witnesses zeugen temoins testigos testimoni getuigen",
    // Votes and offices.
    "vote votes voted voting ballot ballots stimmen abstimmung voix suffrages scrutin votacion votos votaron votan \
     voti votazione stemmen stemming",
    "election elections poll polls byelection wahl wahlen elecciones comicios elezioni verkiezing verkiezingen",
    "referendum plebiscite volksabstimmung volksentscheid referendo",
    "turnout registered eligible wahlberechtigten participacion wahlbeteiligung affluenza opkomst",
    "seat seats deputies sitze mandate sieges deputes escanos diputados seggi deputati zetels",
    "win won wins winning winner victory beat beats beaten defeat defeated triumph victorious gewann gewinnt \
     gewonnen siegte sieg gewinnen remporte remporter gagne victoire gano ganaron vencio victoria vinto vince \
     vittoria wint winnen overwinning",
    "lose lost loses losing verlor verloren perdu perd perdio perso perde verloor",
    "appoint appointed appoints name named names choose chose chosen elect elected picked nominated nominate tapped \
     ernannt gewahlt berufen ernennt nomme nommee designe designee elu elue nombra nombro nombrado nombrada \
     designado elegido elegida nominato nominata eletto eletta benoemt benoemd gekozen",
    "resign resigned resigns resignation rucktritt zuruckgetreten demission demissionne dimision dimitio dimite \
     dimissioni dimesso aftreden opgestapt afgetreden",
    "parliament mps lawmakers legislators legislature chamber assembly parlament bundestag landtag abgeordnete \
     parlement assemblee senat parlamento congreso kamer",
    "government cabinet administration regierung gouvernement gobierno ejecutivo governo esecutivo regering kabinet",
    "minister ministers ministry ministre ministres ministere ministro ministra ministerio ministri ministero \
     ministerie ministerin ministerium",
    "mayor mayors burgermeister burgermeisterin oberburgermeister oberburgermeisterin maire alcalde alcaldesa \
     alcaldia sindaco sindaca burgemeester",
    "boss ceo chief chiefs head heads headed leader lead leads led leading chef chefin chefs jefe jefa patron \
     patronne amministratore topman directeur directrice director directora direttore direttrice vorstandschef",
    "spokesman spokeswoman spokesperson sprecher sprecherin porte parole portavoz portavoce woordvoerder \
     woordvoerster",
    "council councillors councillor commissioners stadtrat gemeinderat kreistag conseil ayuntamiento concejales \
     ediles pleno consiglio comune gemeente gemeenteraad raad",
    "law laws bill legislation gesetz gesetze gesetzentwurf loi ley ddl legge wet wetsvoorstel",
    "approve approved approves approval adopt adopted adopts pass passed passes endorse endorsed ratify ratified \
     ratifies backed backs greenlighted billigt gebilligt beschloss beschlossen beschliesst verabschiedet \
     zugestimmt genehmigt adopte approuve approuvent valide aprobo aprobado aprobada aprueba aprobaron approva \
     approvato approvata goedgekeurd ingestemd aangenomen stemt",
    "accept accepted accepts accepting akzeptiert angenommen acceptent acceptaient acepto aceptado acepta aceptaron \
     accettato accetta accettano aanvaard accepteert",
    "admit admitted admits acknowledged concede admis admitio admitida admitido ammesso",
    "reject rejected rejects rejection rebuffed spurned abgelehnt lehnte ablehnung rejete rejetee rechazo rechazado rechazaron \
     rechaza respinto bocciato respinge verworpen afgewezen",
    "sign signed signs signing signature unterzeichnet unterschrieben unterzeichnung unterzeichneten signe signent \
     firmo firmado firma firmaron firmato ondertekend tekenen getekend",
    "meet meets met meeting meetings talks summit gathered gather convened treffen trafen trifft gesprache \
     rencontre rencontrent pourparlers reunion reuniran encuentro reune incontro riunione incontrano ontmoeting \
     overleg gesprekken",
    "plan plans planned planning vorhaben projet plano piano plannen",
    "decide decided decides decision entschied entschieden entscheidet decidido decidio deciso besloot besloten",
    // Places and things.
    "people person persons inhabitants residents passengers passenger menschen personen einwohner bewohner leute \
     personnes habitants gens personas habitantes vecinos pasajeros persone abitanti residenti passeggeri mensen \
     inwoners bewoners",
    "child children kid kids kinder kindern enfant enfants nino ninos ninas bambini bambino kinderen",
    "woman women frauen frau femmes femme mujeres mujer donne donna vrouwen vrouw",
    "spectators crowd fans audience zuschauer spectateurs espectadores spettatori toeschouwers",
    "family families household households familien familie haushalte familles famille menages familias hogares \
     famiglie nuclei gezinnen huishoudens",
    "home homes house houses dwellings hauser haus wohnungen maisons maison logements casas casa viviendas case \
     abitazioni huizen woningen",
    "flat flats apartment apartments",
    "firm company companies business corporation firms operator unternehmen konzern betreiber entreprise \
     entreprises societe exploitant groupe empresa empresas compania azienda aziende societa bedrijf bedrijven \
     onderneming",
    "factory factories plant plants works mill site werk fabrik usine usines fabrica planta fabbrica stabilimento \
     fabriek",
    "mine colliery pit",
    "school schools schule schulen grundschule grundschulen ecole ecoles escuela escuelas colegio colegios scuola \
     scuole basisscholen basisschool scholen",
    "pupil pupils student students schuler schulerinnen eleves etudiants alumnos estudiantes studenti alunni \
     leerlingen",
    "teacher teachers lehrer lehrerinnen lehrkrafte enseignants professeurs profesores docentes insegnanti docenti \
     leraren leerkrachten",
    "hospital hospitals clinic clinics krankenhaus krankenhauser klinik kliniken hopital hospitalier hopitaux \
     ospedale ospedali ziekenhuis ziekenhuizen",
    "nurse nurses nursing pflegekrafte infirmiers infirmieres enfermeras infermieri verpleegkundigen",
    "doctor doctors physician physicians arzte arzt medecins medico medicos medici artsen",
    "vaccine vaccines jab jabs impfung impfstoff vaccin vacuna vacunas vaccino",
    "town city cities towns stadt ville ciudad citta stad",
    "village villages community communities dorf dorfer pueblo pueblos paesi dorpen",
    "road roads street streets motorway highway strasse strassen autobahn route routes carretera calle autopista \
     strada strade autostrada weg snelweg",
    "bridge bridges footbridge viaduct brucke talbrucke pont puente ponte brug",
    "tram trams streetcar tramway strassenbahn",
    "train trains zug zuge tren trenes treno treni trein treinen",
    "bus buses coach coaches autobus autobuses autocar pullman",
    "lorry lorries truck trucks lkw lastwagen camion camions camiones vrachtwagen vrachtwagens",
    "car cars vehicle vehicles autos fahrzeuge voitures vehicules coches vehiculos veicoli voertuigen",
    "plane planes aircraft airliner jet jets airplane flugzeug flugzeuge maschine avion avions aviones aereo \
     vliegtuig",
    "helicopter helicopters chopper hubschrauber helikopter helicoptere helicoptero elicottero",
    "ship ships vessel vessels boat boats freighter freighters schiff schiffe boot boote frachter navire bateau \
     bateaux barco barcos buque buques nave navi barca schip schepen",
    "ferry ferries fahre faehre transbordador ferri traghetto veerboot",
    "crew sailors sailor mariners seafarers besatzung matrosen equipage marins tripulacion tripulantes equipaggio \
     marinai bemanning",
    "soldier soldiers troops troop soldaten soldats soldados militares soldati militari militairen",
    "container containers boxes box conteneurs contenedores",
    "fire fires blaze wildfire wildfires inferno flames brand brande feuer flammen waldbrand incendie incendies feu \
     feux incendio incendios fuego fuegos incendi rogo fiamme vuur brandt",
    "destroy destroyed burned burnt burn consumed consume razed gutted scorched blackened charred ruined flattened \
     devastated destroying torched zerstort vernichtet verbrannt abgebrannt detruit detruits ravage ravages \
     calcinado arrasado arraso arrasar quemado destruido destruyo distrutto distrutti bruciato bruciati verwoest \
     afgebrand",
    "explode exploded explosion explosions blast blew blasts explosionen detonation deflagration explota exploto \
     esplosione ontploffing explosie",
    "quake earthquake earthquakes tremor erdbeben beben seisme secousse terremoto sismo temblor scossa aardbeving \
     beving",
    "flood floods flooding flooded floodwaters hochwasser uberschwemmung uberschwemmungen flut crue crues \
     inondation inondations inundacion inundaciones riada riadas alluvione inondazione esondazione overstroming \
     overstromingen",
    "storm storms hurricane cyclone typhoon tornado twister sturm unwetter tempete orage tormenta temporal huracan \
     tempesta uragano maltempo",
    "landslide mudslide landslip avalanche erdrutsch lawine glissement alud deslizamiento frana valanga \
     aardverschuiving",
    "crash crashed crashes accident accidents collision collided wreck unfall unfalle absturz abgesturzt \
     zusammenstoss accidente choque collisione incidente schianto scontro ongeluk botsing aanrijding",
    "derail derailed derailment entgleist entgleisung deraille descarrilo deragliato ontspoord",
    "collapse collapsed collapses collapsing eingesturzt einsturz effondre effondrement derrumbe derrumbo colapso \
     crollo crollato ingestort instorting",
    "blackout outage outages stromausfall panne apagon",
    "power electricity strom electricite electricidad luz elettricita stroom",
    "spill spilled spilt leak leaked leaks leaking leck ausgelaufen fuite vertido fuga lek gelekt",
    "forest forests woods wood woodland pine wald walder foret forets bosque bosques pinar bosco boschi bos bossen",
    "farmer farmers grower growers bauern landwirte agriculteurs agricultores agricoltori boeren",
    // What is done with news.
    "seen see saw",
    "enter entered enters entering",
    "paint painted",
    "born birth geboren",
    "inspect inspected inspection inspections",
    "expire expired expires",
    "flu influenza grippe gripe griep",
    "depth deep",
    "pollute polluted pollution contaminated contamination contaminate verseucht verschmutzt pollue contaminado inquinato vervuild",
    "find found finds finding detect detected discover discovered uncovered spotted turned revealed gefunden fanden \
     entdeckt festgestellt nachgewiesen decouvert decouverte trouve trouves decele decelee revele hallado hallaron \
     hallo encontro encontraron encontrado descubierto detectado trovato trovati scoperto rinvenuto gevonden vonden \
     ontdekt aangetroffen",
    "warn warned warning warnings alerted gewarnt warnung averti avertis prevenu alerte advertido avisado avvertito \
     allertati gewaarschuwd waarschuwing",
    "inform informed notified notify informiert unterrichtet informe informes informado informados informato \
     informati ingelicht geinformeerd",
    "identify identified identifies identifiziert identifie identificado identificato",
    "give gives gave given get gets got receive received receives award awarded awards granted erhalt erhalten \
     bekommt vergibt recoit obtient recibe recibira obtiene otorga riceve ottiene krijgt ontvangt",
    "run runs operate operates operated betreibt",
    "say said tell told",
    "study studies research survey studie umfrage etude enquetes estudio encuesta sondaggio onderzoeken peiling",
    "team researchers scientists forscher wissenschaftler chercheurs cientificos investigadoras ricercatori \
     wetenschappers",
    "medicine drug drugs medikament medicament medicamento farmaco medicijn",
    "test tests tested testing proben analyses analyse analisis prueba pruebas analisi",
    "former ex",
    "hostage hostages geiseln otages rehenes ostaggi gijzelaars",
    "hacker hackers hackergruppe pirates",
    "airport airports flughafen aeroport aeropuerto aeroporto luchthaven",
    "port ports harbour harbor hafen puerto porto haven",
    "dam dams barrage presa diga stuwdam damm talsperre",
    "demonstrators protesters marchers demonstranten manifestants manifestantes manifestanti betogers",
    "refugees migrants fluchtlinge migranten refugies refugiados migrantes migranti rifugiati vluchtelingen",
    "tourists visitors touristen besucher touristes visiteurs turistas visitantes turisti visitatori toeristen \
     bezoekers",
    "extend extended extends extension verlangert verlangerung prolonge ampliado prorroga prorrogado prolungato \
     verlengd",
];
