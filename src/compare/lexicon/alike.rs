//! Words that reports use for one another.

/// Words that mean the same in a report, in all languages, folded; each with its forms, as far as these do not only differ
/// in the ending. The first one names the class. Each word stands once.
pub(super) const ALIKE: &[&str] = &[
    // What happens to people.
    "kill vie vida vita leven die died dies dying dead death deaths killed kills killing killings fatal fatality \
     fatalities lives perish perished slain drowned tot tote toten toter getotet starb starben gestorben sterben \
     todesopfer leben tod umgekommen mort morts morte mortes tue tues tuee tuees deces decede peri muerto muertos \
     muerta muertas murio murieron muerte muertes fallecido fallecidos fallecio fallecieron victimas morto morti \
     vittime ucciso uccisi uccise decessi deceduti dood doden gedood omgekomen overleden overleed stierven \
     slachtoffers killer bodies corpse corpses leiche leichen cadaver cadaveres salma lichaam lichamen drowning \
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
    "infect infection infections infected cases infektionen infizierte erkrankungen contagios contagiados \
     infectados contagi besmettingen besmet infecting outbreak outbreaks ausbruch foyer brote focolaio uitbraak",
    "trapped trap eingeschlossen bloques coinces atrapados intrappolati ingesloten gestrand",
    "release free freed released freigelassen liberes libere relache liberado liberados liberato rilasciato \
     vrijgelaten releasing releases bailed freilassung remis liberacion scarcerato scarcerati vrijlating",
    "escape escaped fled flee flees flight escaping geflohen escapee absconded runaway flucht fliehen evade \
     evades fugado fugados huyo huyeron evasi evaso fuggiti fuggito ontsnapt gevlucht",
    "save saves saving",
    // Work.
    "job jobs posts positions redundancies layoffs stellen arbeitsplatze jobabbau postes emplois empleos puestos \
     esuberi banen arbeidsplaatsen roles vacancies arbeitsplatz stelle trabajo trabajos posti posto baan",
    "worker workers employee employees staff staffers workforce personnel mitarbeiter mitarbeitern \
     mitarbeiterinnen beschaftigte beschaftigten angestellte belegschaft salarie salaries employes trabajadores \
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
    "dismiss dismissed layoff sacked fired entlassen licencies despedidos licenziati ontslagen dismissals \
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
     sancion multe sanzione boete boetes fining bussgelder sanctions sanktion sancionado sancionada multata \
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
    "damage schaden schadens degats dommages dano danos danni schade",
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
    "begin begins began begun beginning start starts started starting commence open opened opens opening launches \
     beginnt begann beginnen beginn startet eroffnet eroffnung offnet debute debut commencera ouvre ouvert \
     ouverture ouvrira empieza comienza comenzara empezo comenzo inicia inicio abre abrira apertura inizia inizio \
     comincia apre aprira begint begon geopend opent kick kicks kicked commenced commences inaugurated inaugurate \
     inauguration einweihung eingeweiht inaugure inauguracion inaugurado inaugurato inaugurazione ingehuldigt \
     aanvang gestart startte",
    "finish finished complete completed completion end ended ends ending beendet endet fertig fertiggestellt \
     acheve termine terminera finit finalizo termino terminara concluye finito terminato concluso klaar voltooid \
     afgerond finishing concluded concludes conclude wrap wrapped abgeschlossen abschluss terminee finalizado \
     finalizara concluira ultimato afgesloten afronding",
    "close closed closes closing closure closures shut shuts shutting shutdown schliesst schliessen geschlossen \
     schliessung stilllegung gesperrt sperrung ferme fermer fermera fermeront fermes fermees fermeture fermetures \
     cierre cierra cerrara cerraran cerrado cerrar clausura chiude chiudera chiudono chiudere chiusura chiuso \
     sluit sluiten gesloten sluiting dichtgaan dicht shuttered shutters mothballed schliessungen ferment cerradas \
     chiusi chiuse sluitingen",
    "build builds built construct constructed construction building baut bauen gebaut errichtet construit \
     construire construira construccion construir construye costruire costruzione costruito bouwt bouwen gebouwd \
     builders constructing erect erected baute erbaut neubau batir bati edifier levantar edificar bouw bouwde",
    "postpone postponed delayed delay delays deferred rescheduled verschoben verschiebt vertagt \
     repousse aplazado aplaza pospuesto pospone rinviato rinviata slitta uitgesteld delaying",
    "cancel cancelled canceled scrapped abgesagt annule annulee cancelado cancelada suspendido annullato \
     annullata afgelast geschrapt cancellation cancels cancelling calloff absage gestrichen annulation annuler \
     cancelacion annullamento annullering geannuleerd",
    "launch launched liftoff blastoff lancement lanzamiento lancio lancering blasted rollout gestartet lancer \
     lance lanzado lanzara lanzar lanciato lanciare gelanceerd",
    // Courts and police.
    "court courts tribunal gericht landgericht amtsgericht cour juzgado audiencia tribunale corte rechtbank \
     rechter gerechtshof",
    "judge judges magistrate richter richterin juge juges juez jueza jueces magistrada magistrado giudice giudici \
     rechters",
    "jury jurors juror",
    "trial hearing proceedings prozess verfahren proces juicio processo rechtszaak proceso",
    "sentence serve serves serving sentenced jailed jail prison imprisoned imprisonment haft gefangnis haftstrafe \
     freiheitsstrafe emprisonnement peine carcel prision pena carcere reclusione celstraf gevangenis \
     gevangenisstraf cel sentences sentencing jailing imprison inmate custodial haftstrafen strafe condamnation \
     peines condena condenas condanna pene straf celstraffen",
    "convict convicted conviction guilty verurteilt schuldig condamne condamnee condamnes coupable condenado \
     condenada culpable condannato condannata colpevole veroordeeld convicting convicts guilt verurteilung \
     culpabilite condamner condenaron condannati veroordeling",
    "acquit acquitted cleared innocent freigesprochen freispruch acquitte absuelto assolto vrijgesproken \
     acquittal exonerated freigesprochene relaxe relaxes relaxee absolucion absuelve assoluzione assolti \
     vrijspraak",
    "police policemen officers officer detectives polizei polizisten beamte policiers gendarmes gendarmerie \
     policia policias agentes polizia carabinieri agenti politie agenten cops constable constables sheriff \
     detective inspector polizeisprecher polizist commissaire guardia ermittlungsbehorden",
    "prosecutor prosecutors staatsanwaltschaft staatsanwalt parquet procureur fiscalia fiscal procura pm openbaar",
    "lawyer lawyers attorney attorneys solicitor anwalt anwaltin avocat avocate abogado abogada avvocato advocaat \
     counsel barrister rechtsanwalt avocats abogados avvocati raadsman advocaten",
    "investigate investigation investigators inquiry probe investigating ermittlungen ermittler untersuchung \
     enquete enqueteurs investigacion investigadores inchiesta indagine inquirenti onderzoek onderzoekers \
     investigates investigated probing probes untersucht ermittelt ermitteln enqueter investiga investigado \
     indagano onderzocht",
    "thieves robbers burglars thief robbery stolen stole theft raub gestohlen vole voles robo robaron robado \
     furto rubato gestolen diefstal thefts burglary burglar heist looted looters loot dieb diebe diebstahl \
     einbrecher cambrioleurs cambriolage ladrones ladri rapina rapinatori inbrekers inbraak dieven",
    "shoot shooting shot gunman gunfire gunmen shots shooter gunned shootings schuss schusse schutze fusillade \
     tireur tiroteo disparos sparatoria spari schietpartij schoten",
    "witness witnesses zeugen temoins testigos testimoni getuigen",
    // Votes and offices.
    "vote votes voted voting ballot ballots stimmen abstimmung voix suffrages scrutin votacion votos votaron \
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
     ratifies backed backs greenlighted billigt gebilligt beschloss beschlossen beschliesst verabschiedet \
     zugestimmt genehmigt adopte approuve approuvent valide aprobo aprobado aprobada aprueba aprobaron approva \
     approvato approvata goedgekeurd ingestemd aangenomen stemt approving okayed rubberstamped nod gebilligte \
     verabschiedung zustimmung approbation validee aprobacion approvare goedkeuring stemde",
    "accept accepted accepts accepting akzeptiert angenommen acceptent acceptaient acepto aceptado acepta \
     aceptaron accettato accetta accettano aanvaard accepteert",
    "admit admitted admits acknowledged concede admis admitio admitida admitido ammesso",
    "reject rejected rejects rejection rebuffed spurned abgelehnt lehnte ablehnung rejete rejetee rechazo \
     rechazado rechazaron rechaza respinto bocciato respinge verworpen afgewezen rejecting veto vetoed ablehnen \
     verworfen rejeter rechazar respinta bocciata wijst verwierp",
    "sign signed signs signing signature unterzeichnet unterschrieben unterzeichnung unterzeichneten signe \
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
    // Places and things.
    "people person persons inhabitants residents passengers passenger menschen personen einwohner bewohner leute \
     personnes habitants gens personas habitantes vecinos pasajeros persone abitanti residenti passeggeri mensen \
     inwoners bewoners resident inhabitant dwellers populace citizens citizen locals bevolkerung burger \
     burgerinnen population citoyens riverains ciudadanos residentes cittadini burgers omwonenden reisende \
     voyageurs viajeros viaggiatori reizigers",
    "child children kid kids kinder kindern enfant enfants nino ninos ninas bambini bambino kinderen",
    "woman women frauen frau femmes femme mujeres mujer donne donna vrouwen vrouw",
    "spectators crowd fans audience zuschauer spectateurs espectadores spettatori toeschouwers",
    "family families household households familien familie haushalte familles famille menages familias hogares \
     famiglie nuclei gezinnen huishoudens relatives relative angehorige proches familiares parenti nabestaanden",
    "home homes house houses dwellings hauser haus wohnungen maisons maison logements casas casa viviendas case \
     abitazioni huizen woningen",
    "flat flats apartment apartments wohnung appartement appartements piso pisos departamento appartamento \
     appartamenti",
    "firm company companies business corporation firms operator unternehmen konzern betreiber entreprise \
     entreprises societe exploitant groupe empresa empresas compania azienda aziende societa bedrijf bedrijven \
     onderneming enterprise manufacturer maker makers producer giant employer hersteller fabricant fabricante \
     produttore fabrikant multinational",
    "factory factories plant plants works mill site werk fabrik usine usines fabrica planta fabbrica stabilimento \
     fabriek facility facilities sawmill smelter refinery werke raffinerie sites impianto raffineria installatie",
    "mine colliery pit mines shaft bergwerk zeche grube mina miniera mijn",
    "school schools schule schulen grundschule grundschulen ecole ecoles escuela escuelas colegio colegios scuola \
     scuole basisscholen basisschool scholen",
    "pupil pupils student students schuler schulerinnen eleves etudiants alumnos estudiantes studenti alunni \
     leerlingen",
    "teacher teachers lehrer lehrerinnen lehrkrafte enseignants professeurs profesores docentes insegnanti \
     docenti leraren leerkrachten",
    "hospital hospitals clinic clinics krankenhaus krankenhauser klinik kliniken hopital hospitalier hopitaux \
     ospedale ospedali ziekenhuis ziekenhuizen",
    "nurse nurses nursing pflegekrafte infirmiers infirmieres enfermeras infermieri verpleegkundigen",
    "doctor doctors physician physicians arzte arzt medecins medico medicos medici artsen",
    "vaccine vaccines jab jabs impfung impfstoff vaccin vacuna vacunas vaccino",
    "town city cities towns stadt ville ciudad citta stad borough kleinstadt kommune commune localite localidad \
     plaats",
    "village villages community communities dorf dorfer pueblo pueblos paesi dorpen",
    "road roads street streets motorway highway strasse strassen autobahn route routes carretera calle autopista \
     strada strade autostrada weg snelweg lane lanes carriageway freeway bundesstrasse landstrasse chaussee \
     autoroute voie rodovia corsia tangenziale rijbaan",
    "bridge bridges footbridge viaduct brucke talbrucke pont puente ponte brug overpass flyover brucken viaduc \
     passerelle puentes viaducto ponti viadotto bruggen",
    "tram trams streetcar tramway strassenbahn",
    "train trains zug zuge tren trenes treno treni trein treinen railway rail locomotive bahn eisenbahn \
     regionalzug ferroviaire ferrocarril ferroviario treinverkehr",
    "bus buses coach coaches autobus autobuses autocar pullman",
    "lorry lorries truck trucks lkw lastwagen camion camions camiones vrachtwagen vrachtwagens",
    "car cars vehicle vehicles autos fahrzeuge voitures vehicules coches vehiculos veicoli voertuigen",
    "plane planes aircraft airliner jet jets airplane flugzeug flugzeuge maschine avion avions aviones aereo \
     vliegtuig airplanes jetliner airbus flieger appareil aeronave aerei toestel",
    "helicopter helicopters chopper hubschrauber helikopter helicoptere helicoptero elicottero",
    "ship ships vessel vessels boat boats freighter freighters schiff schiffe boot boote frachter navire bateau \
     bateaux barco barcos buque buques nave navi barca schip schepen trawler trawlers tanker tankers dinghy craft \
     schiffs kutter fischkutter petrolier cargo chalutier pesquero pesqueros petrolero peschereccio mercantile \
     motopeschereccio vissersboot sloep",
    "ferry ferries fahre faehre transbordador ferri traghetto veerboot",
    "crew sailors sailor mariners seafarers besatzung matrosen equipage marins tripulacion tripulantes equipaggio \
     marinai bemanning",
    "soldier soldiers troops troop soldaten soldats soldados militares soldati militari militairen servicemen \
     serviceman recruits recruit conscripts militaires soldado soldato militair",
    "container containers boxes box conteneurs contenedores",
    "fire fires blaze wildfire wildfires inferno flames brand brande feuer flammen waldbrand incendie incendies \
     feu feux incendio incendios fuego fuegos incendi rogo fiamme vuur brandt bushfire conflagration feuers \
     grossbrand waldbrande foyers brasier siniestro branden bosbrand",
    "destroy destroyed burned burnt burn consumed consume razed gutted scorched blackened charred ruined \
     flattened devastated destroying torched zerstort vernichtet verbrannt abgebrannt detruit detruits ravage \
     ravages calcinado arrasado arraso arrasar quemado destruido destruyo distrutto distrutti bruciato bruciati \
     verwoest afgebrand destruction wrecked wiped levelled leveled demolished incinerated zerstorte zerstorung \
     vernichtete niedergebrannt calcine brulees brule ardieron quemaron calcinadas arso vernield verwoestte",
    "explode exploded explosion explosions blast blew blasts explosionen detonation deflagration explota exploto \
     esplosione ontploffing explosie detonated blown explodiert explodierte explose exploser estallido estallo \
     esploso ontplofte",
    "quake earthquake earthquakes tremor erdbeben beben seisme secousse terremoto sismo temblor scossa aardbeving \
     beving quakes temblors seismic erdstoss magnitude seismes terremotos sismos terremoti aardschok",
    "flood floods flooding flooded floodwaters hochwasser uberschwemmung uberschwemmungen flut crue crues \
     inondation inondations inundacion inundaciones riada riadas alluvione inondazione esondazione overstroming \
     overstromingen floodwater inundated submerged deluge overflowed fluten uberflutet crecida desbordamiento \
     desbordo anegado allagamento allagati overstroomd",
    "storm storms hurricane cyclone typhoon tornado twister sturm unwetter tempete orage tormenta temporal \
     huracan tempesta uragano maltempo gale gales tempest tornadoes blizzard orkan gewitter ouragan vendaval \
     vientos bufera burrasca noodweer orkaan",
    "landslide mudslide landslip avalanche erdrutsch lawine glissement alud deslizamiento frana valanga \
     aardverschuiving",
    "crash crashed crashes accident accidents collision collided wreck unfall unfalle absturz abgesturzt \
     zusammenstoss accidente choque collisione incidente schianto scontro ongeluk botsing aanrijding pileup smash \
     collide rammed unglucks zusammenprall percute choco colision scontrato botste ongeval",
    "derail derailed derailment entgleist entgleisung deraille descarrilo deragliato ontspoord",
    "collapse collapsed collapses collapsing eingesturzt einsturz effondre effondrement derrumbe derrumbo colapso \
     crollo crollato ingestort instorting caved crumbled crumbling zusammengebrochen einsturzte ecroule \
     ecroulement derrumbado desplomo desplome ceduto cedimento bezweken",
    "blackout outage outages stromausfall panne apagon",
    "power electricity strom electricite electricidad luz elettricita stroom",
    "spill spilled spilt leak leaked leaks leaking leck ausgelaufen fuite vertido fuga lek gelekt spillage \
     leakage seeped austritt deversement derrame derramo sversamento lekkage",
    "forest forests woods wood woodland pine wald walder foret forets bosque bosques pinar bosco boschi bos \
     bossen",
    "farmer farmers grower growers bauern landwirte agriculteurs agricultores agricoltori boeren farm farms \
     farming ranchers breeders landwirt bauer exploitants eleveurs paysans ganaderos allevatori coltivatori \
     veehouders",
    // What is done with news.
    "seen see saw",
    "enter entered enters entering",
    "paint painted",
    "born birth geboren",
    "inspect inspected inspection inspections",
    "expire expired expires",
    "flu influenza grippe gripe griep",
    "depth deep",
    "pollute polluted pollution contaminated contamination contaminate verseucht verschmutzt pollue contaminado \
     inquinato vervuild",
    "find found finds finding detect detected discover discovered uncovered spotted turned revealed gefunden \
     fanden entdeckt festgestellt nachgewiesen decouvert decouverte trouve trouves decele decelee revele hallado \
     hallaron hallo encontro encontraron encontrado descubierto detectado trovato trovati scoperto rinvenuto \
     gevonden vonden ontdekt aangetroffen located locate unearthed discovery traced trace ausfindig stiess \
     retrouve retrouves hallazgo hallada rinvenuti ritrovato ritrovati vondst teruggevonden",
    "warn warned warning warnings alerted gewarnt warnung averti avertis prevenu alerte advertido avisado \
     avvertito allertati gewaarschuwd waarschuwing alert alerts alarm cautioned caution advertencia advierte \
     avvertimento waarschuwde",
    "inform informed notified notify informiert unterrichtet informe informes informado informados informato \
     informati ingelicht geinformeerd",
    "identify identified identifies identifiziert identifie identificado identificato",
    "give gives gave given get gets got receive received receives award awarded awards granted erhalt erhalten \
     bekommt vergibt recoit obtient recibe recibira obtiene otorga riceve ottiene krijgt ontvangt allocate \
     allocated allocates earmark earmarked earmarks bewilligt accorde accordee concedido assegnato assegnati \
     toegekend kreeg",
    "run runs operate operates operated betreibt",
    "say said tell told",
    "study studies research survey studie umfrage etude enquetes estudio encuesta sondaggio onderzoeken peiling \
     surveys untersuchungen etudes estudios studi",
    "team researchers scientists forscher wissenschaftler chercheurs cientificos investigadoras ricercatori \
     wetenschappers",
    "medicine drug drugs medikament medicament medicamento farmaco medicijn",
    "test tests tested testing proben analyses analyse analisis prueba pruebas analisi exam exams examination \
     laboratory lab essais ensayo ensayos esami proef",
    "former ex",
    "hostage hostages geiseln otages rehenes ostaggi gijzelaars",
    "hacker hackers hackergruppe pirates",
    "airport airports flughafen aeroport aeropuerto aeroporto luchthaven airfield airstrip terminals flugplatz \
     aerodrome",
    "port ports harbour harbor hafen puerto porto haven quayside docks wharf hafens puertos porti",
    "dam dams barrage presa diga stuwdam damm talsperre",
    "demonstrators protesters marchers demonstranten manifestants manifestantes manifestanti betogers protest \
     protests protestors protested rally rallies march marched demonstration demonstrations kundgebung \
     manifestation manifestacion manifestazione corteo betoging protestmars demonstratie",
    "refugees migrants fluchtlinge migranten refugies refugiados migrantes migranti rifugiati vluchtelingen \
     migrant asylum asylbewerber schutzsuchende solicitantes richiedenti asielzoekers",
    "tourists visitors touristen besucher touristes visiteurs turistas visitantes turisti visitatori toeristen \
     bezoekers holidaymakers sightseers guests urlauber vacanciers veraneantes villeggianti vakantiegangers",
    "extend extended extends extension verlangert verlangerung prolonge ampliado prorroga prorrogado prolungato \
     verlengd",
    // More of places, things and people.
    "shop shops store stores supermarket supermarkets outlet outlets branch branches retailer retailers laden \
     filiale filialen geschaft geschafte magasin magasins boutique boutiques tienda tiendas sucursal sucursales \
     negozio negozi filiali winkel winkels vestiging vestigingen",
    "country countries nation nations land lander etats pais paises paese stati landen",
    "film films movie movies entries entry pelicula peliculas",
    "prize prizes laureate premio premios premi",
    "treatment therapy therapies behandlung traitement tratamiento trattamento behandeling",
    "disease illness virus sickness krankheit maladie enfermedad malattia ziekte",
    "tunnel tunnels galleria tunel",
    "track tracks gleise voies vias binari sporen",
    "pipeline pipelines gasoducto oleoducto gazoduc gasdotto pijpleiding",
    "turbine turbines windmill windmills windrad windrader windkraftanlagen eolienne eoliennes aerogenerador \
     aerogeneradores molinos pale eoliche windmolen windmolens windturbines",
    "nuclear reactor reactors kernkraftwerk atomkraftwerk nucleaire nucleare kerncentrale",
    "rate rates zinssatz leitzins zinsen taux tipo tipos tasso tassi rente rentetarief",
    "pension pensions retirement renten retraite retraites jubilacion pensiones pensione pensioni pensioen \
     pensioenen",
    "rent rents rental miete mieten loyer loyers alquiler alquileres affitto affitti huur huren",
    "poison poisoned poisoning vergiftung intoxication intoxicacion intoxicados avvelenamento intossicati \
     vergiftiging",
    "weapon weapons arms gun guns rifle rifles pistol waffen waffe armes arma armas armi wapens wapen",
    "attack attacks assault assaults raid raids angriff angriffe uberfall attaque attaques ataque ataques attacco \
     attacchi aanval aanvallen",
    "ban bans prohibition verbot interdiction prohibicion divieto verbod rookverbod",
    "river rivers stream creek fluss riviere fleuve rio fiume rivier",
    "beach beaches shore shores strand plage plages playa playas spiaggia spiagge stranden",
    "snow snowfall schnee neige nieve neve sneeuw",
    "heat heatwave hitze hitzewelle canicule calor ola caldo hitte",
    "drought durre secheresse sequia siccita droogte",
    "emission emissions emissionen emisiones emissioni uitstoot",
    "satellite satellites satellit satelite satellitare satelliet",
    "book books novel novels roman buch bucher livre livres libro libros romanzo boek boeken",
    "statue statues monument memorial denkmal",
    "match matches game games spiel spiele partido partidos partita partite wedstrijd",
    "goal goals tor tore buts gol goles doelpunten",
    "champion champions meister campeon campeones campione kampioen",
    "member members mitglied mitglieder membre membres miembro miembros membri leden lid",
    "candidate candidates kandidat kandidaten candidat candidats candidato candidatos candidati kandidaat",
    "leave leaves leaving depart departed departs verlasst verlassen quitte quitter abandona abandonar lascia \
     lasciare verlaat",
    "arrive arrived arrives arrival landed ankunft angekommen arrivee llegada llego llegaron arrivo arrivato \
     aankomst aangekomen",
    "deliver delivered delivery deliveries supply supplied supplies lieferung lieferungen geliefert livraison \
     livrer livraisons entrega entregas suministro consegna consegne fornitura levering geleverd",
    "produce produced production output produktion produziert produccion produzione productie",
    "last lasted lasts dauerte dauert dure duro durata duurde duurt",
    "search searched searching suche suchen recherches busqueda ricerche zoektocht",
    "storey storeys floor floors story stockwerk etage etages verdieping",
    "inspectors auditors auditor pruefer prufer controleurs inspecteurs inspectores ispettori",
    "expert experts specialist specialists sachverstandige gutachter experte experten expertes perito peritos \
     esperti perizia deskundigen deskundige",
    "scandal affair fraud embezzlement bribery corruption korruption bestechung betrug veruntreuung fraude \
     soborno corrupcion corruzione truffa tangenti omkoping verduistering",
    "smuggle smuggled smuggling trafficking trafficked schmuggel trafic contrebande contrabando trafico \
     contrabbando traffico smokkel",
    "freight goods load fracht ladung marchandises carga mercancias merci carico lading vracht",
    "fuel diesel petrol gasoline kraftstoff benzin carburant essence combustible gasolina gasoleo carburante \
     benzina brandstof",
    "emergency distress notlage urgence emergencia emergenza noodgeval",
    "ambulance paramedics medics sanitater rettungsdienst secouristes samu sanitarios soccorritori \
     ambulancepersoneel",
    "firefighters firemen fireman feuerwehr feuerwehrleute pompiers bomberos bombero vigili brandweer \
     brandweerlieden",
    "survivors survivor uberlebende survivants supervivientes superstiti overlevenden",
    "victims victim opfern victime victima vittima slachtoffer",
    "owner owners proprietor besitzer eigentumer proprietaire proprietaires propietario propietarios duena dueno \
     proprietario eigenaar eigenaren",
    "neighbour neighbours neighbor neighbors nachbarn voisins vicini buren",
    "donate donated donation donations spende spenden dons donacion donaciones donazione donaties",
    "heir bequest inheritance erbe herencia eredita erfenis",
    "border borders frontier grenze frontiere frontera frontiera confine grens",
    "ceasefire truce waffenruhe waffenstillstand tregua wapenstilstand",
    "sanction embargo embargoes sanktionen",
    "envoy envoys emissary ambassador ambassadors gesandter botschafter ambassadeur embajador ambasciatore gezant",
    "treasurer schatzmeister kassenwart tresorier tesorero tesorera tesoriere penningmeester",
    "painting paintings canvas gemalde tableau tableaux cuadro cuadros dipinto dipinti schilderij",
    "auction auctioned versteigert versteigerung encheres subasta subastado asta veiling geveild",
    "weigh weighs weighed weight gewicht wiegt pese poids peso pesa",
    "harvest crop crops ernte recolte recoltes cosecha cosechas raccolto oogst",
    "cattle cows cow herd herds livestock rinder kuhe troupeau vaches ganado vacas bestiame mucche vee koeien",
    "poultry chickens hens chicken geflugel huhner volaille volailles pollos gallinas pollame polli kippen \
     pluimvee",
    "bird avian vogel vogelgrippe aviaire aviar aviaria vogels",
    "operation surgery operiert chirurgie cirugia intervento operatie",
    "dose doses dosen dosis dosi",
    "participant participants attendees attended teilnehmer teilnehmerinnen participantes asistentes partecipanti \
     deelnemers",
    "volunteer volunteers freiwillige benevoles voluntarios volontari vrijwilligers",
    "bomb bombs device bombe bomben bomba bombas bommen",
    "wall walls mauer mauern mur murs muro muri muur",
    "roof roofs ceiling ceilings dach toit techo tejado tetto dak",
    "elevator aufzug ascenseur ascensor ascensore",
    "cable cables kabel",
    "letter letters lettre carta lettera",
    "speech rede discours discurso discorso toespraak",
    "plea plead pleaded pleads gestand gestandnis",
    "appeal appeals appealed revision recours recurso recurrir ricorso ricorsi beroep",
    "complaint complaints lawsuit suit sued sue klage klagen plainte denuncia querela causa aanklacht klacht",
    "licence license licences permit permits lizenz genehmigung permis licencia permiso licenza permesso \
     vergunning",
    "defence defense verteidigung defensa difesa defensie military militar militare",
    "navy naval marineschiff armada",
    "army heer ejercito esercito leger",
    "king monarch konig roi rey koning",
    "rebate rebates refund refunds erstattung remboursement reembolso rimborso teruggave",
];
